using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking;

/// <summary>The latest connection of every flow: open addressing with linear probing, never more than half full.</summary>
internal sealed class FlowTable
{
    private const int FirstCapacity = 64;

    private readonly FlowHash _hash = new();
    private Slot[] _slots = new Slot[FirstCapacity];
    private int _count;

    /// <summary>The connection put last under <paramref name="key"/>; null for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Connection? Find(in FlowKey key) => _slots[PlaceOf(key, _hash.Of(key))].Connection;

    /// <summary>Puts a connection under its key; it replaces an earlier one there.</summary>
    public void Put(Connection connection)
    {
        var hash = _hash.Of(connection.Key);
        var place = PlaceOf(connection.Key, hash);
        if (_slots[place].Connection is null && ++_count > _slots.Length / 2)
        {
            Grow();
            place = PlaceOf(connection.Key, hash);
        }

        _slots[place] = new(hash, connection);
    }

    /// <summary>Where the key is, or the empty place where it belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlaceOf(in FlowKey key, uint hash)
    {
        var place = (int)(hash & (uint)(_slots.Length - 1));
        while (_slots[place].Connection is { } other && !(_slots[place].Hash == hash && other.Key == key))
        {
            place = (place + 1) & (_slots.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[2 * old.Length];
        foreach (var slot in old)
        {
            if (slot.Connection is { } connection)
            {
                _slots[PlaceOf(connection.Key, slot.Hash)] = slot;
            }
        }
    }

    private readonly record struct Slot(uint Hash, Connection? Connection);
}
