using TcpSniff.Analysis.Explaining;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Web.Explaining;

/// <summary>Explains segments of one connection while they pass, as <c>tcpsniff explain</c> does one by one.</summary>
internal sealed class ConnectionExplainer
{
    private readonly Witness[] _witnesses = [new(0), new(1)];
    private Trails? _trails = Trails.None;

    /// <summary>Takes the next segment, right after it was tracked.</summary>
    /// <param name="facts">The segment.</param>
    /// <param name="wanted">Whether it is to be explained.</param>
    /// <param name="next">Whether the one that follows will be: only then is kept how matters stand now.</param>
    /// <returns>The explanation, without what later segments say of it; null where none is wanted, or the one before was not announced.</returns>
    public Explanation? Take(in SegmentFacts facts, bool wanted, bool next)
    {
        if (facts.Did(SegmentEvents.Starts))
        {
            _trails = Trails.None;
            Array.ForEach(_witnesses, witness => witness.Forget());
        }

        var explanation = wanted && _trails is { } trails ? SegmentExplainer.Explain(facts, _witnesses[facts.Segment.SourceSide], trails) : null;
        _witnesses[0].Before(facts);
        _witnesses[1].Before(facts);
        _trails = next ? Trails.Of(facts.Connection) : null;
        return explanation;
    }
}
