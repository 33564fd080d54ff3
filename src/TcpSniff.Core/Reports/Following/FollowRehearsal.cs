using TcpSniff.Tracking;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Reports.Following;

/// <summary>Looks at a connection's segments before they are shown, so that the report knows which holes will be filled.</summary>
/// <param name="limit">Memory in bytes that a side's data behind a hole may take.</param>
internal sealed class FollowRehearsal(long limit) : Report
{
    /// <summary>What it learned; null as long as there was no segment.</summary>
    internal ConnectionStreams? Streams { get; private set; }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        Streams ??= new(facts.Connection, new StreamTally(), new StreamTally(), limit);
        Streams.Add(facts, payload);
    }
}
