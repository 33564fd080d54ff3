namespace TcpSniff.Tracking.Statistics;

/// <summary>Unique and retransmitted bytes and RTT samples as tcptrace defines them.</summary>
internal sealed class TraceRecord
{
    /// <summary>Adds the segment to the records of both sides.</summary>
    public static void Update(Connection connection, HalfConnection sender, HalfConnection receiver, in SegmentFacts facts)
    {
    }
}
