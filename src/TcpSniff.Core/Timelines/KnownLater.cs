using TcpSniff.Timelines.Notes;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Evidence;

namespace TcpSniff.Timelines;

/// <summary>What a first pass over a capture showed to be otherwise than it looks when it comes by: few verdicts, by the frame they are about.</summary>
/// <param name="revisions">The verdicts that were contradicted.</param>
internal sealed class KnownLater(IEnumerable<Revision> revisions)
{
    private readonly ILookup<long, Revision> _revisions = revisions.ToLookup(revision => revision.Frame);

    /// <summary>What is said of a segment with what is known later.</summary>
    public IReadOnlyList<Note> Apply(IReadOnlyList<Note> notes, in SegmentFacts facts)
    {
        foreach (var revision in _revisions[facts.Frame])
        {
            notes = Retelling.Of(notes, facts, revision);
        }

        return notes;
    }
}
