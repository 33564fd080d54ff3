using TcpSniff.Packets;

namespace TcpSniff.Tracking.Budgets;

/// <summary>How far the tap is from an end: no end can react sooner to what has just passed the tap.</summary>
internal static class Distance
{
    /// <summary>Nanoseconds from the tap to an end and back, the shortest that was ever seen; 0 where that is unknown.</summary>
    public static long To(Connection connection, Role end)
    {
        var handshake = end == Role.Client ? connection.SynRtt.Client : connection.SynRtt.Server;
        var acknowledged = (end == Role.Client ? connection.Server : connection.Client).Trace?.Rtt.Min;
        var shortest = handshake is null || acknowledged < handshake ? acknowledged : handshake;
        return Math.Max(0, shortest?.Nanoseconds ?? 0);
    }
}
