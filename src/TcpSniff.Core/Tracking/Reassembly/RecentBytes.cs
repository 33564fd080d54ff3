using System.Numerics;
using TcpSniff.Tracking.Connections.Evidence;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>The last bytes of a stream that were handed over, kept to compare later copies with.</summary>
internal sealed class RecentBytes
{
    /// <summary>Bytes that are kept.</summary>
    public const int Capacity = 256 * 1024;

    /// <summary>Pieces that are kept.</summary>
    private const int MostPieces = 1024;

    // Byte n of the stream is at n modulo the capacity, once the ring has grown that far. Between the pieces are leftovers.
    private byte[] _ring = [];
    private readonly Queue<(long Start, long End, long Frame)> _pieces = [];

    /// <summary>Appends bytes that begin where the last ones ended, or later.</summary>
    public void Append(long offset, ReadOnlySpan<byte> bytes, long frame)
    {
        if (bytes.Length > Capacity)
        {
            offset += bytes.Length - Capacity;
            bytes = bytes[^Capacity..];
        }

        var end = offset + bytes.Length;
        while (_pieces.TryPeek(out var oldest) && (_pieces.Count == MostPieces || oldest.Start < end - Capacity))
        {
            _pieces.Dequeue();
        }

        var first = Math.Min(bytes.Length, Capacity - Index(offset));
        Grow(Index(offset) + first);
        bytes[..first].CopyTo(_ring.AsSpan(Index(offset)));
        bytes[first..].CopyTo(_ring);
        _pieces.Enqueue((offset, end, frame));
    }

    /// <summary>Tells the sink where another copy of a stretch differs.</summary>
    public void Compare(long offset, ReadOnlySpan<byte> bytes, long frame, IStreamSink sink)
    {
        foreach (var piece in _pieces)
        {
            var (from, to) = (Math.Max(offset, piece.Start), Math.Min(offset + bytes.Length, piece.End));
            while (from < to)
            {
                // As far as the ring goes in one stretch.
                var length = (int)Math.Min(to - from, Capacity - Index(from));
                var copy = bytes.Slice((int)(from - offset), length);
                if (OverlapConflict.Between(from, _ring.AsSpan(Index(from), length), copy, (piece.Frame, frame)) is { } conflict)
                {
                    sink.Conflict(conflict);
                }

                from += length;
            }
        }
    }

    /// <summary>A short stream takes little memory.</summary>
    private void Grow(int length)
    {
        if (_ring.Length < length)
        {
            Array.Resize(ref _ring, (int)BitOperations.RoundUpToPowerOf2((uint)length));
        }
    }

    private static int Index(long offset) => (int)(offset % Capacity);
}
