using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Numbers;

namespace TcpSniff.Tracking.Connections.Zeek;

/// <summary>How far one side's sequence numbers reach, by what it sent and by what its peer acknowledged. Positions count from its SYN at 0.</summary>
internal struct ZeekStream
{
    // Where an acknowledgment of 0 or the number of a RST lies this far off, it is more likely broken than true.
    private const int TooFar = 1 << 20;

    private SequenceSpace _space;
    private long _last;
    private long _acknowledged;
    private long _contiguous;
    private SequenceRanges _beyond;
    private bool _closed;

    /// <summary>Bytes that were missing though the peer acknowledged them.</summary>
    public long MissedBytes { get; private set; }

    /// <summary>The number of the SYN, or the one before the first seen.</summary>
    public SequenceNumber Start { get; private set; }

    /// <summary>Whether it has no object of its own.</summary>
    public bool IsPlain => _beyond.IsPlain;

    /// <summary>Payload bytes by the sequence numbers, SYN and FIN left out.</summary>
    public readonly long Size
    {
        get
        {
            var size = Math.Max(_last, _acknowledged);
            size -= size > 0 ? 1 : 0;
            size -= _closed && size > 0 ? 1 : 0;
            return Math.Max(0, size);
        }
    }

    /// <summary>Begins with the first segment of the side.</summary>
    public void Begin(in TcpSegment segment)
    {
        StartAt(segment.Has(TcpFlags.Syn) ? segment.Seq : segment.Seq - 1);
        MoveTo(segment.Seq);
    }

    /// <summary>Begins anew with a SYN of another number.</summary>
    public void StartAt(SequenceNumber start)
    {
        (Start, _space) = (start, SequenceSpace.StartingAt(start));
        (_last, _acknowledged, _contiguous, _beyond) = (0, 0, 1, default);
    }

    /// <summary>Notes what a segment of this side takes.</summary>
    /// <returns>Whether it has payload that does not go beyond what was sent before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Advance(in TcpSegment segment, ZeekState state)
    {
        var end = Position(segment.End);
        var advance = end - _last;
        if (segment.HasAny(TcpFlags.Syn | TcpFlags.Rst) && Math.Abs(advance) > TooFar)
        {
            MoveTo(segment.End);
        }
        else if (segment.Has(TcpFlags.Fin) && _last == 1)
        {
            MoveTo(segment.End);
        }
        else if (state != ZeekState.Reset)
        {
            if (advance > 0)
            {
                MoveTo(segment.End);
            }
            else if (segment.PayloadLength > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes that the side's numbers from the segment were seen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Deliver(in TcpSegment segment)
    {
        _closed |= segment.Has(TcpFlags.Fin);
        if (segment.SequenceLength == 0 || segment.CapturedPayload < segment.PayloadLength)
        {
            return; // Of a payload that the snapshot length cut, Zeek takes nothing.
        }

        var (start, end) = (Position(segment.Seq), Position(segment.End));
        if (start > _contiguous)
        {
            _beyond.Add(start, end);
            return;
        }

        _contiguous = Math.Max(_contiguous, end);
        if (!_beyond.IsEmpty)
        {
            Join();
        }
    }

    /// <summary>Notes an acknowledgment by the peer.</summary>
    public void Acknowledge(SequenceNumber number)
    {
        var advance = Position(number) - _acknowledged;
        if (advance > 0 && (number.Value != 0 || advance <= TooFar))
        {
            _acknowledged += advance;
        }
    }

    /// <summary>Skips the next hole below what the peer acknowledged, if there is one.</summary>
    /// <returns>How many bytes it has; 0 if nothing is missing.</returns>
    public long SkipGap()
    {
        if (_contiguous >= _acknowledged)
        {
            return 0;
        }

        var (start, end) = _beyond.NextGap(_contiguous, _acknowledged);
        _contiguous = end;
        Join();
        return end - start;
    }

    /// <summary>Counts bytes as missing.</summary>
    public void Miss(long bytes) => MissedBytes += bytes;

    private readonly long Position(SequenceNumber number) => _space.Position(number);

    private void MoveTo(SequenceNumber number) => _last = _space.MoveTo(number);

    private void Join()
    {
        while (!_beyond.IsEmpty && _beyond[0].Start <= _contiguous)
        {
            _contiguous = Math.Max(_contiguous, _beyond[0].End);
            _beyond.RemoveBefore(_contiguous);
        }
    }
}
