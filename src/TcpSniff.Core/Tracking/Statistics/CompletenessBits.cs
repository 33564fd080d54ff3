using TcpSniff.Packets;

namespace TcpSniff.Tracking.Statistics;

/// <summary>Collects the completeness bits.</summary>
internal static class CompletenessBits
{
    /// <summary>Adds the segment's bits to its connection.</summary>
    public static void Update(Connection connection, in TcpSegment segment, bool starts, bool reused)
    {
    }
}
