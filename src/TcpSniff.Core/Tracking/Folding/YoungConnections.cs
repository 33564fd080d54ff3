using TcpSniff.Packets;

namespace TcpSniff.Tracking.Folding;

/// <summary>
/// The connections that began last. One that has had no second segment when as many others have begun is folded: a flood of SYNs
/// (RFC 4987) consists of such, and both ends of each would take ten times the memory of the one segment.
/// </summary>
internal sealed class YoungConnections
{
    private const int Count = 256;

    private readonly Young[] _young = new Young[Count];
    private readonly ReplayCache _cache = new();
    private int _next;

    /// <summary>Adds a connection that has just begun.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="segment">Its first segment.</param>
    /// <param name="previous">The connection that had its ends before; null for none.</param>
    public void Add(Connection connection, in TcpSegment segment, Connection? previous)
    {
        ref var place = ref _young[_next];
        _next = (_next + 1) % Count;
        if (place.Connection is { } old && old.FirstFrame == old.LastFrame)
        {
            old.Fold(new(_cache, place.Segment, place.Previous));
        }

        (place.Connection, place.Segment, place.Previous) = (connection, segment, previous);
    }

    private struct Young
    {
        public Connection? Connection;
        public TcpSegment Segment;
        public Connection? Previous;
    }
}
