using System.Collections;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Shelving;

namespace TcpSniff.Tracking.Connections;

/// <summary>
/// All connections in the order in which they began, and the latest of each pair of ends. Those that rest are put on a shelf, where they take a tenth of the
/// memory; who asks for one gets it as it was.
/// </summary>
internal sealed partial class ConnectionTable : IReadOnlyList<Connection>
{
    /// <summary>So many connections are never put away.</summary>
    public const int Few = 256;

    /// <summary>Packets during which a connection that is over, or has one segment only, must rest to be put away.</summary>
    private const int Rest = 1024;

    /// <summary>The same for one that is open.</summary>
    private const int LongRest = 500_000;

    private const int MostSpare = 1024;

    private readonly bool _recycles;
    private readonly FlowTable _latest;
    private readonly Shelf _shelf = new();
    private readonly Packer _packer = new();
    private readonly Patterns _patterns = new();

    // Where the connection of each place is: its slot in _open, or the complement of where it is on the shelf.
    private readonly ConnectionPlaces _where = new();
    private readonly List<Connection?> _open = [];
    private readonly Stack<int> _empty = new();
    private readonly Stack<Connection> _spare = new();
    private readonly StreamNumbers _numbers = new();
    private readonly List<long>? _began;
    private int[]? _renumbered;
    private int _hand;
    private Connection? _lent;
    private (int Place, Connection Connection) _looked = (-1, null!);

    /// <summary>None as yet.</summary>
    /// <param name="recycles">Whether the object of a connection that is put away serves for another one: then nobody may keep one beyond the segment that it came with.</param>
    /// <param name="isShare">Whether others are elsewhere, so that it is remembered for <see cref="SharedConnections"/> when each began.</param>
    public ConnectionTable(bool recycles, bool isShare) => (_recycles, _latest, _began) = (recycles, new(IsOn), isShare ? [] : null);

    /// <summary>Frames with which the connections began, by place; null where that is not remembered.</summary>
    public IReadOnlyList<long>? Began => _began;

    /// <summary>How many there are.</summary>
    public int Count => _where.Count;

    /// <summary>How many of them are not put away.</summary>
    public int CountOpen => _open.Count - _empty.Count;

    /// <summary>What they are called.</summary>
    public StreamNumbers Numbers => _numbers;

    /// <summary>The connection that began as number <paramref name="place"/> here. One that is put away stays so: who looks gets a copy.</summary>
    public Connection this[int place]
    {
        get
        {
            var where = _where[place];
            if (where >= 0)
            {
                return _open[where]!;
            }

            // Who looks at one looks at it more than once.
            if (_looked.Place != place)
            {
                _looked = (place, Unpack(new(), place, ~where));
            }

            return _looked.Connection;
        }
    }

    /// <summary>The same for who looks at it only until asking for the next one: all those that are put away are shown in one object.</summary>
    public Connection Lend(int place)
    {
        var where = _where[place];
        return where >= 0 ? _open[where]! : Unpack(_lent ??= new(), place, ~where);
    }

    /// <summary>The latest connection on these ends, or null; one that is put away is taken out.</summary>
    public Connection? Find(in FlowKey key)
    {
        var place = _latest.Find(key);
        if (place < 0)
        {
            return null;
        }

        var where = _where[place];
        return where >= 0 ? _open[where] : TakeOut(place, ~where);
    }

    /// <summary>Starts the next connection.</summary>
    /// <param name="frame">Frame of its first segment.</param>
    /// <param name="time">When that was captured.</param>
    /// <param name="key">Its ends.</param>
    /// <param name="number">What it is to be called; null for the next number.</param>
    public Connection Start(long frame, CaptureTime time, in FlowKey key, int? number = null)
    {
        var place = Count;
        var connection = Spare().Begin(_numbers.Next(place, number), key, frame, time);
        _where.Add(Open(connection));
        _latest.Put(key, place);
        _began?.Add(frame);
        return connection;
    }

    /// <summary>Gives all connections other numbers, by place, when no more are to come.</summary>
    public void Renumber(int[] numbers)
    {
        _renumbered = numbers;
        _looked = (-1, null!);
        _numbers.Become(numbers);
        foreach (var connection in _open)
        {
            connection?.Renumber(numbers);
        }
    }

    /// <summary>The open ones that were not forgotten, in no order.</summary>
    public IReadOnlyList<Connection?> Slots => _open;

    /// <summary>Whether the connection of a place was not forgotten.</summary>
    public bool Has(int place) => _where[place] != ConnectionPlaces.Nowhere;

    /// <summary>Forgets a connection, which is not put away: its place stays empty, and whatever comes on its ends begins another one.</summary>
    public void Forget(Connection connection)
    {
        var place = _numbers.PlaceOf(connection.Stream, Count)!.Value;
        var slot = _where[place];
        _latest.Remove(connection.Key, place);
        _where.Forget(place);
        Vacate(slot, connection);
    }

    /// <summary>Puts away every connection that can be, whether it rests or not.</summary>
    public void PutAllAway()
    {
        for (var slot = 0; slot < _open.Count; slot++)
        {
            PutAway(slot);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Connection> GetEnumerator()
    {
        for (var place = 0; place < Count; place++)
        {
            yield return this[place];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>
    /// Puts away some that rest; to be called when a connection has begun, and nobody needs the one that had its ends any more. It
    /// looks at two: more come to rest than begin only where there are many.
    /// </summary>
    public void Sweep(long frame)
    {
        for (var looks = 0; looks < 2 && CountOpen > Few; looks++)
        {
            _hand = (_hand + 1) % _open.Count;
            if (_open[_hand] is { } connection && frame - connection.LastFrame > (IsOver(connection) ? Rest : LongRest))
            {
                PutAway(_hand);
            }
        }
    }

    private Connection Unpack(Connection into, int place, int where)
    {
        var packed = _shelf.Look(where);
        return _renumbered is { } numbers ? into.Unpack(place, packed, _patterns).Renumber(numbers) : into.Unpack(_numbers.At(place), packed, _patterns);
    }

    private bool IsOn(int place, in FlowKey key)
    {
        var where = _where[place];
        return (where >= 0 ? _open[where]!.Key : Connection.KeyOf(_shelf.Look(~where))) == key;
    }

    private static bool IsOver(Connection connection) =>
        connection.Lifecycle.ClosedFrame != 0 || connection.Lifecycle.ResetFrame != 0 || connection.FirstFrame == connection.LastFrame;

    private void PutAway(int slot)
    {
        if (_open[slot] is not { } connection || !connection.TryPack(_packer, _patterns))
        {
            return;
        }

        _where[_numbers.PlaceOf(connection.Stream, Count)!.Value] = ~_shelf.Put(_packer.Packed);
        Vacate(slot, connection);
    }

    private void Vacate(int slot, Connection connection)
    {
        _open[slot] = null;
        _empty.Push(slot);
        if (_recycles && _spare.Count < MostSpare)
        {
            _spare.Push(connection);
        }
    }

    private Connection TakeOut(int place, int where)
    {
        var connection = Spare().Unpack(_numbers.At(place), _shelf.Look(where), _patterns);
        _shelf.Free(where);
        _where[place] = Open(connection);
        _looked = (-1, null!);
        return connection;
    }

    private Connection Spare() => _spare.TryPop(out var spare) ? spare : new();

    private int Open(Connection connection)
    {
        if (_empty.TryPop(out var slot))
        {
            _open[slot] = connection;
            return slot;
        }

        _open.Add(connection);
        return _open.Count - 1;
    }
}
