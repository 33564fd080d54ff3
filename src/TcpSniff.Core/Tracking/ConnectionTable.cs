using TcpSniff.Packets;

namespace TcpSniff.Tracking;

/// <summary>Finds the connection of a segment, or starts a new one as Wireshark numbers streams.</summary>
internal sealed class ConnectionTable
{
    private readonly FlowTable _latest = new();
    private readonly List<Connection> _connections = [];

    /// <summary>All connections, by stream number.</summary>
    public IReadOnlyList<Connection> Connections => _connections;

    /// <summary>The latest connection on these ends, or null.</summary>
    public Connection? Find(in FlowKey key) => _latest.Find(key);

    /// <summary>The segment's connection; <paramref name="previous"/> is the one that had these ends before, where a new one starts.</summary>
    public Connection FindOrStart(long frame, CaptureTime time, in TcpSegment segment, out bool starts, out Connection? previous)
    {
        previous = Find(segment.Key);
        previous?.Unfold();
        starts = previous is null || Reuses(previous, segment);
        if (!starts)
        {
            return previous!;
        }

        var connection = new Connection(_connections.Count, segment.Key, frame, time);
        _connections.Add(connection);
        _latest.Put(connection);
        return connection;
    }

    /// <summary>A SYN without ACK on known ports with another number than the known one starts a new stream.</summary>
    private static bool Reuses(Connection known, in TcpSegment segment)
    {
        var number = known.Side(segment.SourceSide).Base;
        return (segment.Flags & (TcpFlags.Syn | TcpFlags.Ack)) == TcpFlags.Syn && number.IsSet && number.Value != segment.Seq;
    }
}
