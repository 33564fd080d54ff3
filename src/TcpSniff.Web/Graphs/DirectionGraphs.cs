using System.Text.Json;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Web.Graphs;

/// <summary>Everything that is drawn about what one side sent, and about what came back for it.</summary>
/// <param name="columnNanoseconds">Width of a column to thin to; 0 keeps every point.</param>
/// <param name="load">Sums up the throughput; null where that is done elsewhere.</param>
internal sealed class DirectionGraphs(long columnNanoseconds, LoadSeries? load)
{
    private const AnalysisFlags Again = AnalysisFlags.Retransmission | AnalysisFlags.FastRetransmission;

    private readonly GraphSeries _segments = new(4, columnNanoseconds);
    private readonly GraphSeries _acks = new(3, columnNanoseconds);
    private readonly GraphSeries _sacks = new(2, columnNanoseconds);
    private readonly GraphSeries _flights = new(4, columnNanoseconds);
    private readonly GraphSeries _times = new(2, columnNanoseconds);
    private readonly CongestionWindow _window = new();
    private readonly EchoClock _echoes = new();
    private uint? _next;
    private uint? _acknowledged;
    private long? _peerWindow;
    private long _samples;

    /// <summary>The sender's congestion window as it is inferred now.</summary>
    public CongestionWindow Window => _window;

    private (string Name, GraphSeries Series)[] Named => [("segments", _segments), ("acks", _acks), ("sacks", _sacks), ("flights", _flights), ("rtts", _times)];

    private long Flight => _next is { } next && _acknowledged is { } acknowledged ? Math.Max(0, unchecked((int)(next - acknowledged))) : 0;

    /// <summary>The side sent a segment.</summary>
    public void Sent(in SegmentFacts facts)
    {
        var length = facts.Segment.SequenceLength;
        if (length == 0)
        {
            return;
        }

        var time = facts.RelativeTime.Nanoseconds;
        var end = unchecked(facts.Seq + length);
        _next = _next is { } next && unchecked((int)(end - next)) <= 0 ? next : end;
        _acknowledged ??= facts.Seq;
        var kind = KindOf(facts);
        _segments.Add(time, kind != 0, facts.Seq, length, kind, facts.Frame);
        if (facts.Segment.PayloadLength > 0)
        {
            load?.Add(time, facts.Segment.PayloadLength, kind is 0 or 3);
            _window.Sent(facts, Flight);
            AddFlight(time);
        }

        if (facts.Segment.Options.Has(TcpOptionKinds.Timestamps))
        {
            _echoes.Send(facts.Segment.Options.TimestampValue, time);
        }
    }

    /// <summary>The peer answered.</summary>
    public void Answered(in SegmentFacts facts)
    {
        if (facts.Ack is not { } ack || facts.Segment.Has(TcpFlags.Rst))
        {
            return;
        }

        var time = facts.RelativeTime.Nanoseconds;
        var advanced = _acknowledged is { } before ? unchecked((int)(ack - before)) : 0;
        _acknowledged = _acknowledged is null || advanced > 0 ? ack : _acknowledged;
        _peerWindow = facts.Window ?? facts.Segment.Window;
        _acks.Add(time, facts.DuplicateAckNumber > 0 || facts.Segment.Window == 0, ack, ack + _peerWindow.Value, facts.Frame);
        foreach (var (left, right) in SegmentFields.SackRanges(facts))
        {
            _sacks.Add(time, false, left, right);
        }

        var samples = facts.Receiver.Rtt.Samples;
        if (samples > _samples && facts.AckRtt is { } rtt)
        {
            _times.Add(time, false, rtt.Nanoseconds, 1);
        }

        _samples = samples;
        if (advanced > 0 && facts.Segment.Options.Has(TcpOptionKinds.Timestamps) && _echoes.Echo(facts.Segment.Options.TimestampEcho, time) is { } echo)
        {
            _times.Add(time, false, echo, 2);
        }

        if (_next is not null && !facts.Segment.Has(TcpFlags.Syn))
        {
            _window.Acknowledged(facts, Math.Max(0, advanced), Flight);
            AddFlight(time);
        }
    }

    /// <summary>Adds a round trip of the handshake.</summary>
    public void Handshake(long time, Duration rtt) => _times.Add(time, true, rtt.Nanoseconds, 0);

    /// <summary>Writes all series that have points.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, series) in Named)
        {
            series.Write(json, name);
        }

        load?.Write(json, "load");
        json.WriteEndObject();
    }

    /// <summary>Writes the points that came since this was last called, and forgets them.</summary>
    public void WriteNew(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, series) in Named)
        {
            series.WriteNew(json, name);
        }

        json.WriteEndObject();
    }

    private void AddFlight(long time) => _flights.Add(time, false, Flight, _peerWindow ?? 0, _window.Bytes, (long)_window.Phase);

    /// <summary>0 new, 1 sent again, 2 sent again without need, 3 late, 4 SYN or FIN.</summary>
    private static int KindOf(in SegmentFacts facts) =>
        (facts.Analysis & AnalysisFlags.SpuriousRetransmission) != 0 ? 2
        : (facts.Analysis & Again) != 0 ? 1
        : (facts.Analysis & AnalysisFlags.OutOfOrder) != 0 ? 3
        : facts.Segment.HasAny(TcpFlags.Syn | TcpFlags.Fin) ? 4
        : 0;
}
