using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Numbers;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>Unique bytes, retransmissions and round-trip times of what one side sent, as tcptrace defines them.</summary>
/// <remarks>
/// Every number that the side sent is in <c>_inFlight</c> until it is acknowledged and in <c>_acknowledged</c> from then on; what
/// comes a second time is a retransmission. Probes of a closed window are in neither.
/// </remarks>
internal struct TcptraceBook
{
    private const TcpFlags Control = TcpFlags.Syn | TcpFlags.Fin;

    private SegmentsInFlight? _inFlight;
    private SequenceRanges _acknowledged;
    private SequenceSpace _space;
    private long _next;
    private long _acknowledgedTo;
    private CaptureTime _latestAcknowledged;
    private long _numbers;
    private TcpFlags _control;
    private int _controlNumbers;

    /// <summary>Round-trip times by Karn's rule (RFC 6298 section 3).</summary>
    public RttStatistics Rtt;

    /// <summary>Round-trip times by timestamps.</summary>
    public TimestampRtt Timestamps;

    /// <summary>
    /// Payload bytes, each counted once however often it was sent. They are counted as tcptrace does: all numbers, less one for SYN and
    /// one for FIN, so that a second FIN with another number counts as a byte. A FIN at a number that was sent before took none.
    /// </summary>
    public readonly long UniqueBytes => Math.Max(0, _numbers - _controlNumbers);

    /// <summary>Segments that carried at least one number that had been sent before.</summary>
    public long RetransmittedSegments { get; private set; }

    /// <summary>Numbers that were sent again; SYN and FIN count as one each.</summary>
    public long RetransmittedBytes { get; private set; }

    /// <summary>Segments that were forgotten before they were acknowledged because there were too many.</summary>
    public long Forgotten { get; private set; }

    /// <summary>Whether the last segment of this side, RSTs left out, announced a window of zero.</summary>
    public bool WindowIsClosed { get; set; }

    /// <summary>Whether the side sent anything that is entered here; until then no other member means anything.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether it has no object of its own but the segments in flight.</summary>
    public bool IsPlain => _acknowledged.IsPlain && Timestamps.IsPlain;

    /// <summary>The segments in flight; null until there was one.</summary>
    public SegmentsInFlight? InFlight
    {
        readonly get => _inFlight;
        set => _inFlight = value;
    }

    /// <summary>Begins with the number of the side's first segment.</summary>
    public void Begin(SequenceNumber first)
    {
        HasBegun = true;
        (_space, _next, _latestAcknowledged) = (SequenceSpace.StartingAt(first), long.MinValue, new(long.MinValue));
    }

    /// <summary>The side sent a segment that takes sequence numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Send(in TcpSegment segment, CaptureTime time)
    {
        var start = _space.Position(segment.Seq);
        var end = start + segment.SequenceLength;
        if (segment.HasAny(Control & ~_control))
        {
            _controlNumbers += segment.Has(TcpFlags.Syn) && !_control.HasFlag(TcpFlags.Syn) ? 1 : 0;
            _controlNumbers += segment.Has(TcpFlags.Fin) && !_control.HasFlag(TcpFlags.Fin) && CountSent(end - 1, end) == 0 ? 1 : 0;
        }

        _control |= segment.Flags;
        _numbers += end - start;
        var inFlight = _inFlight ??= new();
        if (start >= _next)
        {
            inFlight.Append(new(start, end, time));
        }
        else
        {
            SendAgain(start, end, time);
        }

        if (end > _next)
        {
            _next = _space.MoveTo(segment.End);
        }

        if (segment.Options.Has(TcpOptionKinds.Timestamps))
        {
            Timestamps.Send(segment.Options.TimestampValue, time);
        }

        while (inFlight.Count > SegmentsInFlight.Limit)
        {
            Forget(inFlight);
        }
    }

    /// <summary>Whether any number of a segment that was not entered yet was seen before.</summary>
    public readonly bool HasSeen(in TcpSegment segment)
    {
        var start = _space.Position(segment.Seq);
        return start < _next && CountSent(start, start + segment.SequenceLength) > 0;
    }

    /// <summary>Whether all numbers of a segment are acknowledged.</summary>
    public readonly bool IsAcknowledged(in TcpSegment segment) => _space.Position(segment.Seq) + segment.SequenceLength <= _acknowledgedTo;

    /// <summary>How many of the numbers were sent before.</summary>
    private readonly long CountSent(long start, long end)
    {
        var sum = _acknowledged.Overlap(start, end);
        if (_inFlight is not { Count: > 0 } inFlight)
        {
            return sum;
        }

        for (var index = inFlight.FirstEndingAfter(start); index < inFlight.Count && inFlight[index].Start < end; index++)
        {
            sum += Math.Min(end, inFlight[index].End) - Math.Max(start, inFlight[index].Start);
        }

        return sum;
    }

    /// <summary>Counts and marks what was sent before, and puts the stretches between that are new in flight.</summary>
    private void SendAgain(long start, long end, CaptureTime time)
    {
        var repeated = CountSent(start, end);
        RetransmittedSegments += repeated == 0 ? 0 : 1;
        RetransmittedBytes += repeated;
        _numbers -= repeated;
        if (_acknowledged.Overlap(start, end) != 0)
        {
            _latestAcknowledged = time;
        }

        var inFlight = _inFlight!;
        var index = inFlight.FirstEndingAfter(start);
        while (start < end)
        {
            if (index < inFlight.Count && inFlight[index].Start <= start)
            {
                ref var known = ref inFlight[index++];
                (known.Time, known.Resent) = (time, true);
                start = known.End;
                continue;
            }

            var until = index < inFlight.Count ? Math.Min(end, inFlight[index].Start) : end;
            var (gapStart, gapEnd) = _acknowledged.NextGap(start, until);
            if (gapStart < gapEnd)
            {
                inFlight.Insert(index++, new(gapStart, gapEnd, time));
            }

            start = gapEnd;
        }
    }

    /// <summary>The peer acknowledged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Acknowledge(in TcpSegment segment, CaptureTime time)
    {
        var ack = _space.Position(segment.Ack);
        CoverUpTo(ack, time);
        if (ack <= _acknowledgedTo)
        {
            return;
        }

        _acknowledgedTo = ack;
        if (segment.Options.Has(TcpOptionKinds.Timestamps) && segment.Options.TimestampEcho != 0)
        {
            Timestamps.Echo(segment.Options.TimestampEcho, time);
        }

        if ((_control & TcpFlags.Fin) != 0)
        {
            // The side has said all that it had to say.
            _inFlight?.GiveBack();
        }
    }

    /// <summary>Moves what the acknowledgment covers out of flight, and takes the sample that it gives.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CoverUpTo(long ack, CaptureTime time)
    {
        if (_inFlight is not { Count: > 0 } inFlight)
        {
            return;
        }

        var latest = _latestAcknowledged;
        var covered = 0;
        for (; covered < inFlight.Count && inFlight[covered].Start < ack; covered++)
        {
            ref readonly var segment = ref inFlight[covered];
            latest = segment.Time > latest ? segment.Time : latest;

            // Karn: no sample where a copy was sent, nor where something before the segment was sent after it, for then the
            // acknowledgment waited for that (RFC 6298 section 3).
            if (segment.End == ack && !segment.Resent && latest == segment.Time)
            {
                Rtt.Add(time - segment.Time);
            }

            _acknowledged.Add(segment.Start, segment.End);
        }

        _latestAcknowledged = latest;
        inFlight.RemoveFirst(covered);
    }

    /// <summary>Takes the oldest segment for acknowledged, so that it still counts as sent.</summary>
    private void Forget(SegmentsInFlight inFlight)
    {
        _acknowledged.Add(inFlight[0].Start, inFlight[0].End);
        inFlight.RemoveFirst(1);
        Forgotten++;
    }
}
