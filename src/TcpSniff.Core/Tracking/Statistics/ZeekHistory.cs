namespace TcpSniff.Tracking.Statistics;

/// <summary>Keeps Zeek's endpoint states and history letters.</summary>
internal static class ZeekHistory
{
    /// <summary>Adds the segment to the history.</summary>
    public static void Update(Connection connection, HalfConnection sender, HalfConnection receiver, in SegmentFacts facts)
    {
    }
}
