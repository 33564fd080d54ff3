using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>The last payload that a side sent without a hole, to compare with what it sends again.</summary>
internal sealed class PayloadTail
{
    private const int Capacity = 64 * 1024;
    private const int Mask = Capacity - 1;

    // The byte before number _end is the one before _at in the ring; _length bytes before it are known.
    private readonly byte[] _ring = new byte[Capacity];
    private SequenceNumber _end;
    private int _at;
    private int _length;
    private int _stream = -1;
    private int _side;

    /// <summary>Frame of the last payload that it took.</summary>
    public long LastFrame { get; set; }

    /// <summary>Whether it is still the payload of this side; the side is not told when it becomes another's.</summary>
    public bool IsOf(int stream, int side) => _stream == stream && _side == side;

    /// <summary>Forgets everything, for another side.</summary>
    public void GiveTo(Connection owner, int side)
    {
        (_stream, _side, _length) = (owner.Stream, side, 0);
        owner.Side(side).Tail = this;
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
            var kept = _ring.AsSpan((at + done) & Mask);
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
}
