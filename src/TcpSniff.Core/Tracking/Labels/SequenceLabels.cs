namespace TcpSniff.Tracking.Labels;

/// <summary>Labels segments as Wireshark does.</summary>
internal static class SequenceLabels
{
    /// <summary>Labels the segment and updates both directions' trails.</summary>
    public static void Update(Connection connection, HalfConnection sender, HalfConnection receiver, ref SegmentFacts facts, Connection? reused)
    {
    }
}
