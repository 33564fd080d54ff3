using System.Collections;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.SynFlood;

namespace TcpSniff.Tracking.Connections;

/// <summary>
/// All connections by stream number, and the latest of each pair of ends. One of a single segment may be folded to that segment; who
/// asks for it gets it played once more.
/// </summary>
/// <param name="play">Makes a connection from the only segment that was kept of it.</param>
internal sealed class ConnectionTable(Func<LoneSegment, Connection> play) : IReadOnlyList<Connection>
{
    private readonly FlowTable _latest = new();
    private readonly List<object> _connections = [];
    private Connection? _played;

    /// <summary>How many there are.</summary>
    public int Count => _connections.Count;

    /// <summary>How many of them are not folded.</summary>
    public int CountWhole => _connections.Count(connection => connection is Connection);

    /// <summary>Connection number <paramref name="stream"/>. A folded one is played again for whoever looks, and stays folded.</summary>
    public Connection this[int stream]
    {
        get
        {
            if (_connections[stream] is Connection connection)
            {
                return connection;
            }

            // Who looks at one looks at it more than once.
            return _played?.Stream == stream ? _played : _played = play((LoneSegment)_connections[stream]);
        }
    }

    /// <summary>The latest connection on these ends, or null; a folded one goes on as a whole one from here.</summary>
    public Connection? Find(in FlowKey key)
    {
        var stream = _latest.Find(key);
        if (stream < 0)
        {
            return null;
        }

        if (_connections[stream] is Connection connection)
        {
            return connection;
        }

        var unfolded = this[stream];
        (_connections[stream], _played) = (unfolded, null);
        return unfolded;
    }

    /// <summary>Starts the next connection.</summary>
    /// <param name="frame">Frame of its first segment.</param>
    /// <param name="time">When that was captured.</param>
    /// <param name="key">Its ends.</param>
    public Connection Start(long frame, CaptureTime time, in FlowKey key)
    {
        var connection = new Connection(_connections.Count, key, frame, time);
        _connections.Add(connection);
        _latest.Put(key, connection.Stream);
        return connection;
    }

    /// <summary>Keeps only the segment of a connection that it follows from.</summary>
    public void Fold(LoneSegment lone) => _connections[lone.Stream] = lone;

    /// <inheritdoc/>
    public IEnumerator<Connection> GetEnumerator()
    {
        for (var stream = 0; stream < Count; stream++)
        {
            yield return this[stream];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
