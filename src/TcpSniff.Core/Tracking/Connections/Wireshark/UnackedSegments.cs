using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>The captured segments of one direction that nobody has acknowledged yet.</summary>
/// <remarks>
/// <c>_entries[_head.._tail]</c> wait, those before were acknowledged lately. Those that wait are sorted by <see cref="UnackedSegment.End"/>, equal ones in capture order, so that new data goes
/// to the end and an acknowledgment takes away a prefix: both in constant time. As a rule the first numbers ascend too
/// (<c>_ascending</c>); while a segment spans an earlier one, an acknowledgment looks at all that wait.
/// </remarks>
internal sealed partial class UnackedSegments
{
    /// <summary>More than this many are not kept: Wireshark's limit, and a bound where nobody ever answers.</summary>
    public const int Limit = 10_000;

    /// <summary>How many acknowledged segments are kept at least, where there were as many, to know what a needless retransmission repeats.</summary>
    private const int Answered = 4;

    /// <summary>How many of the acknowledged ones that are still there are looked at.</summary>
    private const int LookedAt = 64;

    private const int FirstCapacity = 2;
    private const int PooledCapacity = 16;

    // What was acknowledged is given up by the room in use, so that an array that has more, from another connection, changes nothing.
    private UnackedSegment[] _entries = new UnackedSegment[FirstCapacity];
    private int _room = FirstCapacity;
    private int _head;
    private int _tail;
    private bool _ascending = true;
    private SequenceNumber _lowest;
    private UnackedSegment? _oldest;

    /// <summary>Whether there never was one.</summary>
    public bool IsUnused => _tail == 0;

    /// <summary>How many there are.</summary>
    public int Count => _tail - _head;

    /// <summary>Bytes that they take.</summary>
    public int Footprint => Unsafe.SizeOf<UnackedSegment>() * _entries.Length;

    /// <summary>The numbers from the lowest to the highest; 0 for none.</summary>
    public int Span => Count == 0 ? 0 : _entries[_tail - 1].End - _lowest;

    /// <summary>Whether there are several and the lowest number comes before <paramref name="number"/>, the highest after it.</summary>
    public bool Straddles(SequenceNumber number) => Count > 1 && _lowest < number && number < _entries[_tail - 1].End;

    /// <summary>The one captured first; null for none.</summary>
    public UnackedSegment? Oldest => _oldest ??= FindOldest();

    /// <summary>Asks for what the next segment and the next acknowledgment need.</summary>
    public void Foresee()
    {
        CacheHint.Want(_entries, _head);
        CacheHint.Want(_entries, _tail);
    }

    /// <summary>Adds a segment that takes numbers; one beyond the limit is not kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in UnackedSegment segment)
    {
        if (Count == Limit)
        {
            return;
        }

        if (_tail == _room)
        {
            MakeRoom();
        }

        _lowest = Count == 0 || segment.Seq < _lowest ? segment.Seq : _lowest;
        var place = _tail;
        if (Count > 0 && _entries[_tail - 1].End > segment.End)
        {
            place = FirstEndingAfter(segment.End);
            Array.Copy(_entries, place, _entries, place + 1, _tail - place);
        }

        _entries[place] = segment;
        _tail++;
        _ascending &= (place == _head || _entries[place - 1].Seq <= segment.Seq) && (place + 1 == _tail || segment.Seq <= _entries[place + 1].Seq);
    }

    /// <summary>Removes what is acknowledged and trims what is in part; says which segment ends there, of several the one captured first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Acknowledge(SequenceNumber ack, out UnackedSegment acknowledged)
    {
        acknowledged = default;
        if (Count == 0 || ack <= _lowest)
        {
            return false;
        }

        var found = false;
        for (; _head < _tail && _entries[_head].End <= ack; _head++)
        {
            ref readonly var entry = ref _entries[_head];
            _oldest = entry.Frame == _oldest?.Frame ? null : _oldest;
            if (!found && entry.End == ack)
            {
                (found, acknowledged) = (true, entry);
            }
        }

        if (_head < _tail)
        {
            Trim(ack);
        }
        else
        {
            _ascending = true;
            if (_room > PooledCapacity)
            {
                MoveTo(PooledCapacity);
            }
        }

        return found;
    }

    /// <summary>Whether one of those that wait carried all numbers from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    public bool Covers(SequenceNumber start, SequenceNumber end)
    {
        for (var i = FirstEndingAfter(end - 1); i < _tail; i++)
        {
            if (_entries[i].Seq <= start)
            {
                return true;
            }

            if (_ascending)
            {
                break; // Those behind begin later still.
            }
        }

        return false;
    }

    /// <summary>Where the numbers end that were captured one after the other from <paramref name="start"/> on; null where none begins there.</summary>
    public SequenceNumber? EndOfRun(SequenceNumber start)
    {
        var end = start;
        for (var i = FirstEndingAfter(start); i < _tail && (_entries[i].Seq == end || _entries[i].End == end); i++)
        {
            end = _entries[i].End;
        }

        return end == start ? null : end;
    }

    /// <summary>The segment that carried <paramref name="number"/>, if need be one acknowledged lately; null where none is kept that did.</summary>
    /// <param name="number">The number.</param>
    /// <param name="but">Frame that is not meant, for it repeats what is looked for.</param>
    public UnackedSegment? Carrying(SequenceNumber number, long but = 0)
    {
        var place = FirstEndingAfter(number);
        if (place < _tail && _entries[place].Carries(number) && _entries[place].Frame != but)
        {
            return _entries[place];
        }

        UnackedSegment? first = null;
        for (var i = _head - 1; i >= Math.Max(0, _head - LookedAt); i--)
        {
            first = _entries[i].Carries(number) ? _entries[i] : first;
        }

        return first;
    }

    /// <summary>The last copy of <paramref name="number"/> that waits, other than a frame that is not meant; null where none does.</summary>
    public UnackedSegment? LastCarrying(SequenceNumber number, long but)
    {
        UnackedSegment? last = null;
        for (var i = FirstEndingAfter(number); i < _tail && !(_ascending && _entries[i].Seq > number); i++)
        {
            last = _entries[i].Carries(number) && _entries[i].Frame != but && !(_entries[i].Frame < last?.Frame) ? _entries[i] : last;
        }

        return last;
    }

    /// <summary>The same segments once more, safe from what follows.</summary>
    public UnackedSegments Copy()
    {
        var copy = new UnackedSegments { _entries = RoomFor(_room), _room = _room, _head = _head, _tail = _tail, _ascending = _ascending, _lowest = _lowest };
        Array.Copy(_entries, copy._entries, _tail);
        return copy;
    }

    /// <summary>Forgets everything, as if it were new.</summary>
    public void Clear()
    {
        MakeFit(FirstCapacity);
        (_head, _tail, _ascending, _lowest, _oldest) = (0, 0, true, default, null);
    }

    private UnackedSegment? FindOldest()
    {
        UnackedSegment? oldest = null;
        foreach (ref readonly var entry in _entries.AsSpan(_head, Count))
        {
            oldest = oldest is null || entry.Frame < oldest.Value.Frame ? entry : oldest;
        }

        return oldest;
    }

    private int FirstEndingAfter(SequenceNumber number)
    {
        var (low, high) = (_head, _tail);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _entries[middle].End > number ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private void Trim(SequenceNumber ack)
    {
        if (_ascending)
        {
            for (var i = _head; i < _tail && _entries[i].Seq < ack; i++)
            {
                _entries[i] = _entries[i] with { Seq = ack };
            }

            _lowest = _entries[_head].Seq;
            return;
        }

        _ascending = true;
        for (var i = _head; i < _tail; i++)
        {
            var seq = SequenceNumber.Later(_entries[i].Seq, ack);
            _entries[i] = _entries[i] with { Seq = seq };
            _ascending &= i == _head || _entries[i - 1].Seq <= seq;
            _lowest = i == _head || seq < _lowest ? seq : _lowest;
        }
    }

    /// <summary>Moves to the front where that frees more than it moves, else into twice the room.</summary>
    private void MakeRoom()
    {
        var kept = Math.Min(_head, Answered);
        MoveTo(_head > Count + (2 * kept) ? _room : RoomOf(2 * (Count + kept + 1)));
    }

    private void MoveTo(int room)
    {
        var (entries, answered) = (_entries, Math.Min(_head, Answered));
        var target = Fits(room) ? entries : RoomFor(room);
        Array.Copy(entries, _head - answered, target, 0, answered + Count);
        (_entries, _room, _head, _tail) = (target, room, answered, answered + Count);
        if (target != entries)
        {
            GiveBack(entries);
        }
    }

    /// <summary>Makes room for what is about to be written over everything.</summary>
    private void MakeFit(int room)
    {
        if (!Fits(room))
        {
            GiveBack(_entries);
            _entries = RoomFor(room);
        }

        _room = room;
    }

    /// <summary>Whether the array will do: it is large enough, and not one that others need more.</summary>
    private bool Fits(int room) => room <= _entries.Length && (_entries.Length <= PooledCapacity || room > PooledCapacity);

    private static int RoomOf(int count) => count < PooledCapacity ? count : (int)BitOperations.RoundUpToPowerOf2((uint)count);

    private static UnackedSegment[] RoomFor(int room) =>
        room < PooledCapacity ? new UnackedSegment[room] : ArrayPool<UnackedSegment>.Shared.Rent(room);

    private static void GiveBack(UnackedSegment[] entries)
    {
        if (entries.Length >= PooledCapacity)
        {
            ArrayPool<UnackedSegment>.Shared.Return(entries);
        }
    }
}
