using System.Collections;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.SynFlood;

namespace TcpSniff.Tracking.Connections;

/// <summary>
/// All connections in the order in which they began, and the latest of each pair of ends. One of a single segment may be folded to that segment; who
/// asks for it gets it played once more.
/// </summary>
/// <param name="play">Makes a connection from the only segment that was kept of it.</param>
internal sealed class ConnectionTable(Func<LoneSegment, Connection> play) : IReadOnlyList<Connection>
{
    private readonly FlowTable _latest = new();
    private readonly List<object> _connections = [];
    private readonly StreamNumbers _numbers = new();
    private Connection? _played;

    /// <summary>How many there are.</summary>
    public int Count => _connections.Count;

    /// <summary>How many of them are not folded.</summary>
    public int CountWhole => _connections.Count(connection => connection is Connection);

    /// <summary>What they are called.</summary>
    public StreamNumbers Numbers => _numbers;

    /// <summary>The connection that began as number <paramref name="place"/> here. A folded one is played again for whoever looks, and stays folded.</summary>
    public Connection this[int place]
    {
        get
        {
            if (_connections[place] is Connection connection)
            {
                return connection;
            }

            // Who looks at one looks at it more than once.
            var lone = (LoneSegment)_connections[place];
            return _played?.Stream == lone.Stream ? _played : _played = play(lone);
        }
    }

    /// <summary>The latest connection on these ends, or null; a folded one goes on as a whole one from here.</summary>
    public Connection? Find(in FlowKey key)
    {
        var place = _latest.Find(key);
        if (place < 0)
        {
            return null;
        }

        if (_connections[place] is Connection connection)
        {
            return connection;
        }

        var unfolded = this[place];
        (_connections[place], _played) = (unfolded, null);
        return unfolded;
    }

    /// <summary>Starts the next connection.</summary>
    /// <param name="frame">Frame of its first segment.</param>
    /// <param name="time">When that was captured.</param>
    /// <param name="key">Its ends.</param>
    /// <param name="number">What it is to be called; null for the next number.</param>
    public Connection Start(long frame, CaptureTime time, in FlowKey key, int? number = null)
    {
        var place = _connections.Count;
        var connection = new Connection(_numbers.Next(place, number), key, frame, time);
        _connections.Add(connection);
        _latest.Put(key, place);
        return connection;
    }

    /// <summary>Keeps only the segment of a connection that it follows from.</summary>
    public void Fold(LoneSegment lone) => _connections[_numbers.PlaceOf(lone.Stream, Count)!.Value] = lone;

    /// <inheritdoc/>
    public IEnumerator<Connection> GetEnumerator()
    {
        for (var place = 0; place < Count; place++)
        {
            yield return this[place];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
