using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Numbers;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>
/// What one side of a connection sent, as the receiving kernel hands it on: from sequence numbers to a stream. Offset 0 is the
/// byte after the SYN, or the first that the capture tells of in a connection picked up midway.
/// </summary>
internal sealed class HalfStream(IStreamSink sink, long limit, HalfStream? rehearsal)
{
    /// <summary>
    /// A hole that was acknowledged is given up once so many bytes wait behind it, where nothing says that it will not be filled:
    /// taps with several queues capture an acknowledgment before the data now and then.
    /// </summary>
    private const int Patience = 64 * 1024;

    /// <summary>The largest window there can be (RFC 7323 section 2.3).</summary>
    private const long LargestWindow = 1L << 30;

    private const SegmentEvents Dropped = SegmentEvents.WithoutAck | SegmentEvents.TooOld | SegmentEvents.OutOfWindow | SegmentEvents.AckUnacceptable;

    private readonly StreamAssembler _bytes = new(sink, limit);
    private SequenceRanges _captured;
    private SequenceSpace _space;
    private SequenceNumber _first;
    private bool _started;
    private bool _fromSyn;
    private bool _fixed;
    private long? _fin;
    private long _sent;
    private long _acknowledged;

    /// <inheritdoc cref="StreamAssembler.TimesLimited"/>
    public long TimesLimited => _bytes.TimesLimited;

    /// <summary>
    /// How far the peer has everything. A number more than was seen, where no FIN was, is rather the FIN than a byte.
    /// </summary>
    private long Acknowledged => _fin is null && _acknowledged == _sent + 1 ? _sent : Math.Min(_acknowledged, _fin ?? long.MaxValue);

    /// <summary>Takes a segment that the side sent.</summary>
    public void Receive(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        // A keep-alive's byte is garbage (RFC 9293 section 3.8.4).
        if ((facts.Analysis & AnalysisFlags.KeepAlive) != 0)
        {
            return;
        }

        ref readonly var segment = ref facts.Segment;
        // A RST's payload is a message about the RST (RFC 9293 section 3.5.3).
        var dropped = segment.Has(TcpFlags.Rst) || (facts.Events & Dropped) != 0;
        var first = segment.Has(TcpFlags.Syn) ? segment.Seq + 1 : segment.Seq;
        if (!dropped || !_started)
        {
            Start(first, segment);
        }

        if (segment.Has(TcpFlags.Syn) && first != _first)
        {
            return;
        }

        var offset = _space.Position(first);
        _fin ??= facts.Did(SegmentEvents.FirstFin) ? offset + segment.PayloadLength : null;
        if (segment.PayloadLength > 0)
        {
            Put(offset, facts, payload, dropped);
            Mark();
        }
    }

    /// <summary>Takes a segment that the peer sent.</summary>
    public void Acknowledge(in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (!segment.Has(TcpFlags.Ack) || segment.Has(TcpFlags.Rst) || (facts.Events & Dropped) != 0)
        {
            return;
        }

        // No more than the tracker, which knows the windows, believes to have been sent.
        ref readonly var track = ref facts.Receiver.Rfc9293;
        var ack = track.Knows(Known.Next) && segment.Ack > track.Next ? track.Next : segment.Ack;
        if (!_started)
        {
            StartAt(ack);
        }

        _acknowledged = Math.Max(_acknowledged, _space.Position(ack));
        _fixed |= _fromSyn && ack == _first;
        while (_bytes.Next < Acknowledged && IsLost())
        {
            _bytes.GiveUpBefore(Math.Min(Acknowledged, _bytes.HoleEnd));
            Mark();
        }
    }

    /// <summary>Nothing will come any more.</summary>
    public void Finish()
    {
        _bytes.Finish();
        _bytes.GiveUpBefore(Math.Max(Acknowledged, _sent));
    }

    /// <summary>
    /// A SYN says where the stream begins, another SYN says otherwise as long as nothing followed the first. Without a SYN, the
    /// lower of what is sent and what is acknowledged first does, as far as the two can belong together.
    /// </summary>
    private void Start(SequenceNumber first, in TcpSegment segment)
    {
        var syn = segment.Has(TcpFlags.Syn);
        if (!_started || (!_fixed && (syn || (segment.PayloadLength > 0 && _space.Position(first) is < 0 or > LargestWindow))))
        {
            StartAt(first);
        }

        _fromSyn |= syn;
        _fixed |= segment.PayloadLength > 0;
    }

    private void StartAt(SequenceNumber first)
    {
        _started = true;
        (_first, _space, _acknowledged) = (first, SequenceSpace.StartingAt(first), 0);
    }

    /// <summary>Whether the first hole stays one: the rehearsal knows, else it takes patience.</summary>
    private bool IsLost() => rehearsal is null
        ? _bytes.Held > Patience
        : rehearsal._captured.Overlap(_bytes.Next, Math.Min(Acknowledged, _bytes.HoleEnd)) == 0;

    private void Put(long offset, in SegmentFacts facts, ReadOnlySpan<byte> payload, bool dropped)
    {
        // Nothing comes before the beginning or after the FIN.
        var start = Math.Max(offset, 0);
        var end = Math.Min(offset + facts.Segment.PayloadLength, _fin ?? long.MaxValue);
        var captured = Math.Min(end, offset + payload.Length);
        var piece = new StreamPiece(start, facts.Frame, facts.Time);
        var bytes = start < captured ? payload[(int)(start - offset)..(int)(captured - offset)] : default;
        if (dropped)
        {
            _sent = start <= _sent ? Math.Max(_sent, end) : _sent;
            _bytes.AddSpare(piece, bytes);
            return;
        }

        _sent = Math.Max(_sent, end);
        if (start < captured)
        {
            _captured.Add(start, captured);
            _bytes.Add(piece, bytes);
        }

        _bytes.AddCut(Math.Max(start, captured), end);
    }

    /// <summary>Positions are measured from the number that comes next, so that they stay right beyond 4 GiB.</summary>
    private void Mark() => _space.MoveTo(_first + unchecked((uint)_bytes.Next));
}
