using TcpSniff.Tracking;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Reports.Following;

/// <summary>Looks at a connection's segments before they are shown, so that the report knows which holes will be filled.</summary>
internal sealed class FollowRehearsal : Report
{
    /// <summary>Nobody reads its bytes: it holds back only as many as tell a late segment from one of another round of the numbers.</summary>
    private const long Limit = 1 << 20;

    /// <summary>What it learned; null as long as there was no segment.</summary>
    internal ConnectionStreams? Streams { get; private set; }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        Streams ??= new(facts.Connection, new StreamTally(), new StreamTally(), Limit);
        Streams.Add(facts, payload);
    }
}
