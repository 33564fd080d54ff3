using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.SynFlood;

namespace TcpSniff.Tracking.SynFlood;

/// <summary>
/// The connections that began last. One that has had no second segment when as many others have begun is folded to that segment:
/// both ends of it would take ten times the memory.
/// </summary>
internal sealed class YoungConnections
{
    private const int Count = 256;

    private readonly Young[] _young = new Young[Count];
    private int _next;

    /// <summary>Adds a connection that has just begun.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="segment">Its first segment.</param>
    /// <param name="reused">The connection that had its ends before; null for none.</param>
    /// <returns>What is to be kept of one that is not young any more and has no second segment; null for none.</returns>
    public LoneSegment? Add(Connection connection, in TcpSegment segment, Connection? reused)
    {
        ref var place = ref _young[_next];
        _next = (_next + 1) % Count;
        var lone = place.Connection is { } old && old.FirstFrame == old.LastFrame && old.Errors is null
            ? new LoneSegment(old.Stream, old.FirstFrame, old.FirstTime, place.Segment, place.Reused)
            : null;
        (place.Connection, place.Segment, place.Reused) = (connection, segment, reused);
        return lone;
    }

    private struct Young
    {
        public Connection? Connection;
        public TcpSegment Segment;
        public Connection? Reused;
    }
}
