using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Text;

/// <summary>The segments view as text: one row a segment, written as it comes.</summary>
internal sealed class SegmentsText(IStyledOutput output, ReportOptions options)
{
    private readonly TextTable _table = new(output,
    [
        new(ColumnTitles.In("frame", options.Language), Right: true, MinWidth: 6),
        new(ColumnTitles.In(TimeText.Title(options.Time), options.Language), Right: true, MinWidth: TimeText.Width(options.Time)),
        new("#", Right: true, MinWidth: 2, Weight: 2),
        new(ColumnTitles.In("from", options.Language), MinWidth: 6),
        new("flags", MinWidth: 7),
        new("seq", Right: true, MinWidth: options.Absolute ? 10 : 6),
        new("ack", Right: true, MinWidth: options.Absolute ? 10 : 6),
        new("len", Right: true, MinWidth: 5),
        new("win", Right: true, MinWidth: 6, Weight: 1),
        new(ColumnTitles.In("client", options.Language), MinWidth: 13, Weight: 4),
        new(ColumnTitles.In("server", options.Language), MinWidth: 13, Weight: 3),
        new(ColumnTitles.In("analysis", options.Language)),
    ],
    options.Width);

    private CaptureTime _first;
    private CaptureTime _previous;
    private bool _begun;

    /// <summary>Writes one row.</summary>
    public void Add(in SegmentFacts facts)
    {
        Begin(facts.Time);
        _table.Add(
            Number(facts.Frame),
            new(TimeText.Of(options.Time, facts.Time, facts.RelativeTime, facts.Time - _previous)),
            Number(facts.Connection.Stream),
            new(facts.From.Word().In(options.Language)),
            new(string.Join(' ', FlagNames.List(facts.Segment.Flags))),
            Number(options.Absolute ? facts.Segment.Seq.Value : facts.Seq),
            Number(options.Absolute && facts.Ack is not null ? facts.Segment.Ack.Value : facts.Ack),
            Number(facts.Segment.PayloadLength),
            Number(facts.Window),
            State(facts.Client),
            State(facts.Server),
            Oddities(facts));
        _previous = facts.Time;
    }

    /// <summary>Writes a row for a UDP datagram, which has neither numbers nor states.</summary>
    public void Add(long frame, CaptureTime time, in UdpDatagram datagram)
    {
        Begin(time);
        var none = new StyledText();
        _table.Add(
            Number(frame),
            new(TimeText.Of(options.Time, time, time - _first, time - _previous)),
            none,
            none,
            new("UDP"),
            none,
            none,
            Number(datagram.PayloadLength),
            none,
            none,
            none,
            new($"{datagram.Source} → {datagram.Destination}"));
        _previous = time;
    }

    /// <summary>Writes the heading where no segment came.</summary>
    public void Finish() => _table.Begin();

    private void Begin(CaptureTime time)
    {
        if (!_begun)
        {
            _table.Begin();
            (_begun, _first, _previous) = (true, time, time);
        }
    }

    private static StyledText Number(long? value) => new(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    private static StyledText State(EndpointState state) =>
        state.Proved ? new(state.State.Name()) : new($"({state.State.Name()})", TextStyle.Dim);

    private static StyledText Oddities(in SegmentFacts facts) => facts.Segment.Checksum == ChecksumVerdict.Bad
        ? new(string.Join(' ', [.. facts.Analysis.Ids(), "bad-checksum"]), TextStyle.Error)
        : new(string.Join(' ', facts.Analysis.Ids()), TextStyle.Warning);
}
