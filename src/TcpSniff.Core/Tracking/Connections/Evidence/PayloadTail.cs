using System.Buffers;
using System.Numerics;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>The last payload that a side sent without a hole, to compare with what it sends again.</summary>
internal sealed class PayloadTail
{
    /// <summary>Bytes that each has room for at first.</summary>
    public const int Least = 1024;

    /// <summary>Bytes that each may have room for.</summary>
    public const int Most = 64 * 1024;

    // Capacity bytes of it count. The byte before number _end is the one before _at in the ring; _length bytes before it are known.
    private byte[] _ring = ArrayPool<byte>.Shared.Rent(Least);
    private SequenceNumber _end;
    private int _at;
    private int _length;
    private int _stream = -1;
    private int _side;

    private int Mask => Capacity - 1;

    /// <summary>Frame of the last payload that it took.</summary>
    public long LastFrame { get; set; }

    /// <summary>Bytes that it has room for, a power of two; older ones make room for newer ones.</summary>
    public int Capacity { get; private set; } = Least;

    /// <summary>Whether it is still the payload of this side; the side is not told when it becomes another's.</summary>
    public bool IsOf(int stream, int side) => _stream == stream && _side == side;

    /// <summary>Becomes that of a side.</summary>
    public void GiveTo(Connection owner, int side)
    {
        (_stream, _side) = (owner.Stream, side);
        owner.Side(side).Tail = this;
    }

    /// <summary>Forgets everything, and whose it was.</summary>
    public void Clear()
    {
        (_stream, _length, LastFrame) = (-1, 0, 0);
        if (Capacity > Least)
        {
            Replace(ArrayPool<byte>.Shared.Rent(Least), Least);
            _at = 0;
        }
    }

    /// <summary>Bytes that it should have room for, to keep all that it has and this payload too; at most <see cref="Most"/>.</summary>
    public int Wanted(SequenceNumber start, int payload)
    {
        var ahead = start - _end;
        var kept = ahead > 0 ? 0 : _length;
        var fresh = kept == 0 ? payload : Math.Max(0, ahead + payload);
        return (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(kept + fresh, Capacity, Most));
    }

    /// <summary>Has room for so many bytes from now on, a power of two and more than now.</summary>
    public void Grow(int capacity)
    {
        var kept = ArrayPool<byte>.Shared.Rent(capacity);
        for (var done = 0; done < _length;)
        {
            var next = Kept(_at - _length + done);
            next = next[..Math.Min(next.Length, _length - done)];
            next.CopyTo(kept.AsSpan(done));
            done += next.Length;
        }

        Replace(kept, capacity);
        _at = _length;
    }

    /// <summary>Takes a payload: keeps what is new of it.</summary>
    /// <returns>How many of its bytes differ from those sent before, and the number of the first of them.</returns>
    public (int Differing, SequenceNumber First) Take(SequenceNumber start, ReadOnlySpan<byte> payload)
    {
        // 2^31 away, a number lies before the end and behind it (RFC 9293 section 3.4), and the distance is negative either way.
        var back = _end - start;
        if (_length == 0 || back < 0)
        {
            (_end, _length, back) = (start, 0, 0);
        }

        if (back > _length)
        {
            // Older than what is kept.
            payload = payload[Math.Min(payload.Length, back - _length)..];
            (start, back) = (_end - (uint)_length, _length);
        }

        var again = Math.Min(back, payload.Length);
        var (differing, first) = Compare(_at - back, payload[..again]);
        Append(payload[again..]);
        return (differing, start + (uint)first);
    }

    private (int Differing, int First) Compare(int at, ReadOnlySpan<byte> copy)
    {
        var (differing, first) = (0, -1);
        for (var done = 0; done < copy.Length;)
        {
            var kept = Kept(at + done);
            var rest = copy[done..];
            var same = kept.CommonPrefixLength(rest);
            done += same;
            if (same < Math.Min(kept.Length, rest.Length))
            {
                differing++;
                first = first < 0 ? done : first;
                done++;
            }
        }

        return (differing, first);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        (_end, _length) = (_end + (uint)bytes.Length, Math.Min(Capacity, _length + bytes.Length));
        bytes = bytes[Math.Max(0, bytes.Length - Capacity)..];
        var room = Math.Min(bytes.Length, Capacity - _at);
        bytes[..room].CopyTo(_ring.AsSpan(_at));
        bytes[room..].CopyTo(_ring);
        _at = (_at + bytes.Length) & Mask;
    }

    /// <summary>The bytes from a place in the ring to the ring's end.</summary>
    private Span<byte> Kept(int at) => _ring.AsSpan(at & Mask, Capacity - (at & Mask));

    private void Replace(byte[] ring, int capacity)
    {
        ArrayPool<byte>.Shared.Return(_ring);
        (_ring, Capacity) = (ring, capacity);
    }
}
