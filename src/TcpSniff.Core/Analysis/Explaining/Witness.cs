using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Analysis.Explaining;

/// <summary>Looks at the segments around the one that is to be explained.</summary>
internal sealed class Witness(FlowKey key, byte side)
{
    private const int MostFrames = 16;

    private readonly List<(long Frame, CaptureTime Time)> _duplicateAcks = [];
    private WiresharkBook _forward;
    private WiresharkBook _reverse;

    /// <summary>The segment before it with the highest number of its direction; null for none.</summary>
    public SegmentFacts? Highest { get; private set; }

    /// <summary>The first later report that the segment came twice; null for none.</summary>
    public (long Frame, CaptureTime Time)? DuplicateSack { get; private set; }

    /// <summary>The duplicate acknowledgments of the other side that came last before it.</summary>
    public IReadOnlyList<(long Frame, CaptureTime Time)> DuplicateAcks => _duplicateAcks;

    /// <summary>The initial RTT as it was known before it.</summary>
    public Duration? InitialRtt { get; private set; }

    /// <summary>The trail of its direction just before it; the caller may change it.</summary>
    public ref WiresharkBook Forward => ref _forward;

    /// <summary>The trail of the other direction just before it.</summary>
    public ref WiresharkBook Reverse => ref _reverse;

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
            Highest = Highest is { } highest && facts.Segment.End <= highest.Segment.End ? Highest : facts;
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

    /// <summary>Keeps how matters stood just before it.</summary>
    public void Keep(Tracker tracker)
    {
        if (tracker.Find(key) is { } connection)
        {
            _forward = connection.Side(side).Wireshark.Copy();
            _reverse = connection.Side(side ^ 1).Wireshark.Copy();
            InitialRtt = connection.InitialRtt;
        }
    }

    /// <summary>Forgets all that belonged to an earlier connection on these ends.</summary>
    public void Forget() => (_forward, _reverse, InitialRtt, Highest) = (default, default, null, null);

    /// <summary>Sees a segment of these ends after it.</summary>
    public void After(in SegmentFacts facts, in SegmentFacts explained)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.SourceSide == side || DuplicateSack is not null || !segment.ReportsDuplicate || facts.Connection.Stream != explained.Connection.Stream)
        {
            return;
        }

        var twice = segment.Options.Sack[0];
        if (twice.Left < explained.Segment.End && twice.Right > explained.Segment.Seq)
        {
            DuplicateSack = (facts.Frame, facts.Time);
        }
    }
}
