using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections;

/// <summary>Whether what has a number belongs to a flow.</summary>
internal delegate bool FlowTest(int number, in FlowKey key);

/// <summary>
/// The latest connection of every flow, by stream number: open addressing with linear probing, never more than half full. A slot has
/// eight bytes, so that those of many flows fit into the cache; the key stands with what is looked for, which is wanted next anyway.
/// </summary>
/// <param name="isOf">Compares with the key of what was put under a number.</param>
internal sealed class FlowTable(FlowTest isOf)
{
    private const int FirstCapacity = 64;

    private readonly FlowHash _hash = new();
    private Slot[] _slots = new Slot[FirstCapacity];
    private int _count;

    /// <summary>The number put last under <paramref name="key"/>; -1 for none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(in FlowKey key) => _slots[PlaceOf(key, _hash.Of(key))].Number - 1;

    /// <summary>Asks for the slot that a key is looked for in first, and says where to look on.</summary>
    public uint Foresee(in FlowKey key)
    {
        var hash = _hash.Of(key);
        CacheHint.Want(ref _slots[hash & (uint)(_slots.Length - 1)]);
        return hash;
    }

    /// <summary>The number that probably stands under a key of this hash; -1 for none.</summary>
    public int Guess(uint hash)
    {
        var slots = _slots;
        var place = (int)hash & (slots.Length - 1);
        while (slots[place].Number != 0 && slots[place].Hash != hash)
        {
            place = (place + 1) & (slots.Length - 1);
        }

        return slots[place].Number - 1;
    }

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

        _slots[place] = new(hash, number + 1);
    }

    /// <summary>Takes a number away, where it is still the one under its key.</summary>
    public void Remove(in FlowKey key, int number)
    {
        var hole = PlaceOf(key, _hash.Of(key));
        if (_slots[hole].Number != number + 1)
        {
            return;
        }

        // Those behind it that would not be found any more move up (Knuth, volume 3, algorithm 6.4R).
        var mask = _slots.Length - 1;
        for (var place = (hole + 1) & mask; _slots[place].Number != 0; place = (place + 1) & mask)
        {
            if (((place - (int)_slots[place].Hash) & mask) >= ((place - hole) & mask))
            {
                _slots[hole] = _slots[place];
                hole = place;
            }
        }

        _slots[hole] = default;
        _count--;
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
            if (slot.Number == 0 || (slot.Hash == hash && isOf(slot.Number - 1, key)))
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
        var mask = _slots.Length - 1;
        foreach (ref readonly var slot in old.AsSpan())
        {
            if (slot.Number != 0)
            {
                var place = (int)slot.Hash & mask;
                while (_slots[place].Number != 0)
                {
                    place = (place + 1) & mask;
                }

                _slots[place] = slot;
            }
        }
    }

    // Number 0 is an empty place.
    private readonly record struct Slot(uint Hash, int Number);
}
