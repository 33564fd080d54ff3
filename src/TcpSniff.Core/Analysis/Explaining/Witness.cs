using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Analysis.Explaining;

/// <summary>Remembers of the segments on one connection's ends what explains the next one of a side.</summary>
/// <param name="side">The side whose segment is to be explained.</param>
internal sealed class Witness(byte side)
{
    private const int MostFrames = 16;

    private readonly List<(long Frame, CaptureTime Time)> _duplicateAcks = [];

    /// <summary>The segment with the highest number of its direction; null for none.</summary>
    public (long Frame, CaptureTime Time, TcpSegment Segment)? Highest { get; private set; }

    /// <summary>The duplicate acknowledgments of the other side that came last.</summary>
    public IReadOnlyList<(long Frame, CaptureTime Time)> DuplicateAcks => _duplicateAcks;

    /// <summary>Whether a later segment reports that an earlier one of the other side came twice (RFC 2883).</summary>
    public static bool SaysTwice(in TcpSegment later, in TcpSegment earlier)
    {
        if (later.SourceSide == earlier.SourceSide || !later.ReportsDuplicate)
        {
            return false;
        }

        var twice = later.Options.Sack[0];
        return twice.Left < earlier.End && twice.Right > earlier.Seq;
    }

    /// <summary>Sees a segment of these ends before it.</summary>
    public void Before(in SegmentFacts facts)
    {
        if (facts.Did(SegmentEvents.Starts))
        {
            _duplicateAcks.Clear();
            Highest = null;
        }

        if (facts.Segment.SourceSide == side)
        {
            if (Highest is not { } highest || facts.Segment.End > highest.Segment.End)
            {
                Highest = (facts.Frame, facts.Time, facts.Segment);
            }

            return;
        }

        if (facts.DuplicateAckNumber == 1)
        {
            _duplicateAcks.Clear();
        }

        if (facts.DuplicateAckNumber > 0 && _duplicateAcks.Count < MostFrames)
        {
            _duplicateAcks.Add((facts.Frame, facts.Time));
        }
    }

    /// <summary>Forgets all that belonged to an earlier connection on these ends.</summary>
    public void Forget()
    {
        Highest = null;
        _duplicateAcks.Clear();
    }
}
