using System.Collections;
using System.Runtime.CompilerServices;
using TcpSniff.Tracking.Connections.Shelving;

namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>
/// The segments of a connection that rules judge by: control segments and those with a label. Ordinary data and
/// acknowledgments, nearly all of a capture, are not among them.
/// </summary>
internal sealed class NotedSegments : IReadOnlyList<NotedSegment>
{
    /// <summary>Segments kept of one connection at most.</summary>
    public const int Capacity = 4096;

    /// <summary>Of these, how many are kept for control segments, so that rules see how a connection ended that had much to note before.</summary>
    public const int Reserve = 256;

    private NotedSegment[] _segments = [];

    /// <summary>How many are kept.</summary>
    public int Count { get; private set; }

    /// <summary>How many more there were after the capacity was reached.</summary>
    public long Omitted { get; private set; }

    /// <summary>All of them, in order of capture.</summary>
    public ReadOnlySpan<NotedSegment> Span => _segments.AsSpan(0, Count);

    /// <summary>One of them, in order of capture.</summary>
    public NotedSegment this[int index] => index < Count ? _segments[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public IEnumerator<NotedSegment> GetEnumerator() => _segments.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Bytes that they take.</summary>
    internal int Footprint => Unsafe.SizeOf<NotedSegment>() * _segments.Length;

    /// <summary>Asks for the place of the next one.</summary>
    internal void Foresee() => CacheHint.Want(_segments, Count);

    /// <summary>Forgets all of them.</summary>
    internal void Clear() => (Count, Omitted) = (0, 0);

    /// <summary>Writes all of them.</summary>
    internal void Pack(Packer packer)
    {
        packer.Write(new Layout(Count, Omitted));
        packer.Write(Span);
    }

    /// <summary>Becomes what was written.</summary>
    internal void Unpack(ref Unpacker unpacker)
    {
        unpacker.Read(out Layout was);
        (Count, Omitted) = (was.Count, was.Omitted);
        _segments = Count <= _segments.Length ? _segments : new NotedSegment[Count];
        unpacker.Read(_segments.AsSpan(0, Count));
    }

    /// <summary>Whether there is room for one more; <paramref name="ends"/> says whether it is one that begins or ends a connection.</summary>
    internal bool HasRoom(bool ends)
    {
        if (Count < (ends ? Capacity : Capacity - Reserve))
        {
            return true;
        }

        Omitted++;
        return false;
    }

    /// <summary>Keeps a segment.</summary>
    internal void Add(in NotedSegment segment)
    {
        if (Count == _segments.Length)
        {
            Array.Resize(ref _segments, Math.Min(Capacity, Math.Max(4, Count * 2)));
        }

        _segments[Count++] = segment;
    }

    private readonly record struct Layout(int Count, long Omitted);
}
