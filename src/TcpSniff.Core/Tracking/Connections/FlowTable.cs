using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections;

/// <summary>
/// The latest connection of every flow, by a number: open addressing with linear probing, never more than half full. Key and
/// hash stand in the slot, so that looking touches nothing else.
/// </summary>
internal sealed class FlowTable
{
    private const int FirstCapacity = 64;

    private readonly FlowHash _hash = new();
    private Slot[] _slots = new Slot[FirstCapacity];
    private int _count;

    /// <summary>The number put last under <paramref name="key"/>; -1 for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(in FlowKey key) => _slots[PlaceOf(key, _hash.Of(key))].Number - 1;

    /// <summary>Puts a number, from 0, under a key; it replaces an earlier one there.</summary>
    public void Put(in FlowKey key, int number)
    {
        var hash = _hash.Of(key);
        var place = PlaceOf(key, hash);
        if (_slots[place].Number == 0 && ++_count > _slots.Length / 2)
        {
            Grow();
            place = PlaceOf(key, hash);
        }

        _slots[place] = new(key, hash, number + 1);
    }

    /// <summary>Where the key is, or the empty place where it belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlaceOf(in FlowKey key, uint hash)
    {
        var slots = _slots;
        var place = (int)(hash & (uint)(slots.Length - 1));
        while (true)
        {
            ref readonly var slot = ref slots[place];
            if (slot.Number == 0 || (slot.Hash == hash && slot.Key == key))
            {
                return place;
            }

            place = (place + 1) & (slots.Length - 1);
        }
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[2 * old.Length];
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Number != 0)
            {
                _slots[PlaceOf(slot.Key, slot.Hash)] = slot;
            }
        }
    }

    // Number 0 is an empty place.
    private readonly record struct Slot(FlowKey Key, uint Hash, int Number);
}
