using System.Buffers;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>Stretches of a stream that came too early, by offset. They are disjoint and none is empty: of two copies the first stays.</summary>
internal sealed class HeldPieces
{
    /// <summary>What a piece costs beside its bytes: the objects that hold it. One-byte pieces would fill the memory otherwise.</summary>
    private const int Overhead = 128;

    // A tree, so that a sender of holes in any order cannot make it slow.
    private readonly SortedSet<Piece> _pieces = new(Comparer<Piece>.Create(static (left, right) => left.Start.CompareTo(right.Start)));
    private readonly List<Piece> _overlapping = [];

    /// <summary>Memory that the pieces take, in bytes.</summary>
    public long Cost { get; private set; }

    /// <summary>The piece with the lowest offset; null for none.</summary>
    public Piece? First => _pieces.Min;

    /// <summary>Adds those bytes of a stretch that are not there yet, and tells the sink where the others differ.</summary>
    public void Add(in StreamPiece origin, ReadOnlySpan<byte> bytes, IStreamSink sink)
    {
        var at = origin.Offset;
        var end = at + bytes.Length;
        foreach (var piece in Overlapping(at, end))
        {
            Keep(origin, bytes, at, piece.Start);
            var (from, to) = (Math.Max(at, piece.Start), Math.Min(end, piece.End));
            if (OverlapConflict.Between(from, piece.Slice(from, to), Slice(origin, bytes, from, to), (piece.Frame, origin.Frame)) is { } conflict)
            {
                sink.Conflict(conflict);
            }

            at = to;
        }

        Keep(origin, bytes, at, end);
    }

    /// <summary>Takes the piece with the lowest offset away, and its bytes with it.</summary>
    public void RemoveFirst()
    {
        var first = _pieces.Min!;
        _pieces.Remove(first);
        Cost -= Overhead + first.Memory.Length;

        // Where the memory is full, each piece that comes takes the place of one that goes: as garbage they would double it.
        ArrayPool<byte>.Shared.Return(first.Memory);
    }

    private void Keep(in StreamPiece origin, ReadOnlySpan<byte> bytes, long from, long to)
    {
        if (from < to)
        {
            var memory = ArrayPool<byte>.Shared.Rent((int)(to - from));
            Slice(origin, bytes, from, to).CopyTo(memory);
            _pieces.Add(new(from, memory, (int)(to - from), origin.Frame, origin.Time));
            Cost += Overhead + memory.Length;
        }
    }

    private List<Piece> Overlapping(long start, long end)
    {
        _overlapping.Clear();
        if (_pieces.GetViewBetween(Piece.At(long.MinValue), Piece.At(start)).Max is { } before && before.End > start)
        {
            _overlapping.Add(before);
        }

        if (end - start > 1)
        {
            _overlapping.AddRange(_pieces.GetViewBetween(Piece.At(start + 1), Piece.At(end - 1)));
        }

        return _overlapping;
    }

    private static ReadOnlySpan<byte> Slice(in StreamPiece origin, ReadOnlySpan<byte> bytes, long from, long to) =>
        bytes[(int)(from - origin.Offset)..(int)(to - origin.Offset)];

    /// <summary>One stretch with its bytes, which are the first ones of <paramref name="Memory"/>.</summary>
    public sealed record Piece(long Start, byte[] Memory, int Length, long Frame, CaptureTime Time)
    {
        /// <summary>Offset behind its last byte.</summary>
        public long End => Start + Length;

        /// <summary>Its bytes.</summary>
        public ReadOnlySpan<byte> Bytes => Memory.AsSpan(0, Length);

        /// <summary>A piece to search with.</summary>
        public static Piece At(long offset) => new(offset, [], 0, 0, default);

        /// <summary>Its bytes between two offsets of the stream.</summary>
        public ReadOnlySpan<byte> Slice(long from, long to) => Memory.AsSpan((int)(from - Start)..(int)(to - Start));
    }
}
