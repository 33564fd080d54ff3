using System.Runtime.CompilerServices;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>The segments of one side that are in flight, disjoint and in order of sequence numbers.</summary>
/// <remarks>
/// New data goes to the end and acknowledgments take a prefix away, so both cost constant time in the long run. The live entries
/// are <c>_entries[_head .. _head + Count]</c>.
/// </remarks>
internal sealed class SegmentsInFlight
{
    /// <summary>More than this are not followed: at 1460 bytes each that is a window of 14 MB, and an end to one-sided captures.</summary>
    public const int Limit = 10_000;

    private const int FirstCapacity = 4;
    private const int SmallCapacity = 32;

    private SentSegment[] _entries = [];
    private int _head;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that they take.</summary>
    public int Footprint => Unsafe.SizeOf<SentSegment>() * _entries.Length;

    /// <summary>Segment number <paramref name="index"/> from the lowest.</summary>
    public ref SentSegment this[int index] => ref _entries[_head + index];

    /// <summary>All of them.</summary>
    public ReadOnlySpan<SentSegment> Span => _entries.AsSpan(_head, Count);

    /// <summary>Asks for what the next segment and the next acknowledgment need.</summary>
    public void Foresee()
    {
        CacheHint.Want(_entries, _head);
        CacheHint.Want(_entries, _head + Count);
    }

    /// <summary>Takes so many segments that nobody has written yet, instead of all that were there.</summary>
    public Span<SentSegment> Refill(int count)
    {
        (_entries, _head, Count) = (count <= _entries.Length ? _entries : new SentSegment[Math.Max(FirstCapacity, count)], 0, count);
        return _entries.AsSpan(0, count);
    }

    /// <summary>Appends a segment beyond all others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Append(in SentSegment segment)
    {
        MakeRoom();
        _entries[_head + Count++] = segment;
    }

    /// <summary>Puts a segment before number <paramref name="index"/>.</summary>
    public void Insert(int index, in SentSegment segment)
    {
        MakeRoom();
        var at = _head + index;
        Array.Copy(_entries, at, _entries, at + 1, Count - index);
        _entries[at] = segment;
        Count++;
    }

    /// <summary>Takes the lowest <paramref name="count"/> away.</summary>
    public void RemoveFirst(int count)
    {
        Count -= count;
        _head = Count == 0 ? 0 : _head + count;
    }

    /// <summary>Gives back the room of what was in flight once, where nothing is now; a little is kept, for the next connection.</summary>
    public void GiveBack() => _entries = Count == 0 && _entries.Length > SmallCapacity ? [] : _entries;

    /// <summary>Index of the first segment that ends after a position; <see cref="Count"/> if none does.</summary>
    public int FirstEndingAfter(long position)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = this[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void MakeRoom()
    {
        if (_head + Count < _entries.Length)
        {
            return;
        }

        var larger = Count >= _entries.Length / 2 ? new SentSegment[Math.Max(FirstCapacity, _entries.Length * 2)] : _entries;
        Array.Copy(_entries, _head, larger, 0, Count);
        (_entries, _head) = (larger, 0);
    }
}
