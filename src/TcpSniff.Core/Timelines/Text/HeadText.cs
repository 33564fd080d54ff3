using System.Globalization;
using TcpSniff.Naming;
using TcpSniff.Tracking.CapturePoint;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Text;

/// <summary>What stands above a timeline: both ends, what they agreed on, the titles of the columns.</summary>
internal sealed class HeadText(TimelineOptions options, TimelineLayout layout)
{
    // A dot and six digits.
    private const int Fraction = 7;

    // RFC 7323 section 2.3.
    private const int MostScale = 14;

    private static readonly Sentence ConnectionNumber = new("Connection {n}", "连接 {n}", "連線 {n}");
    private static readonly Sentence FrameTitle = new("frame", "帧", "訊框");
    private static readonly Sentence TimeTitle = new("time", "时间", "時間");
    private static readonly Sentence DeltaTitle = new("delta", "间隔", "間隔");
    private static readonly Sentence HandshakeRtt = new("handshake RTT {rtt}", "握手 RTT {rtt}", "交握 RTT {rtt}");
    private static readonly Sentence Comma = new("{a}, {b}", "{a}，{b}", "{a}，{b}");

    private static readonly Sentence Mss = new("mss {client}/{server}", "MSS {client}/{server}", "MSS {client}/{server}");
    private static readonly Sentence Shifts = new("window scale {client}/{server}", "窗口扩大 ×{client}/×{server}", "視窗擴大 ×{client}/×{server}");
    private static readonly Sentence Timestamps = new("timestamps", "时间戳", "時間戳記");

    /// <summary>Who talks to whom, where it was captured, and when it began.</summary>
    public IEnumerable<StyledText> Ends(HeadEntry head)
    {
        var connection = head.Connection;
        var ends = new StyledText(ConnectionNumber.Say(options.Language, ("n", connection.Stream)), TextStyle.Heading)
            .Add("  ").Add($"{NamedEnd.Of(connection.Client.Endpoint, options.Names)} → {NamedEnd.Of(connection.Server.Endpoint, options.Names)}", TextStyle.Bright);
        var date = TimeText.Of(TimeDisplay.Utc, connection.FirstTime, default, default)[..^Fraction] + " UTC";
        StyledText[] parts = Where(head) is { Length: > 0 } where ? [ends, new(where), new(date, TextStyle.Dim)] : [ends, new(date, TextStyle.Dim)];
        return PartLines.Fill(parts, options.Width);
    }

    /// <summary>The options that both sides offered, as client/server.</summary>
    public IEnumerable<StyledText> Options(AgreementEntry entry)
    {
        var agreement = entry.Agreement;
        var parts = new List<string>();
        if (agreement.Client?.Mss is not null || agreement.Server?.Mss is not null)
        {
            parts.Add(Mss.Say(options.Language, ("client", Number(agreement.Client?.Mss)), ("server", Number(agreement.Server?.Mss))));
        }

        if (agreement.Scales)
        {
            parts.Add(Scales(agreement));
        }

        parts.AddRange(agreement.Sack ? ["SACK"] : []);
        parts.AddRange(agreement.Timestamps ? [Timestamps.In(options.Language)] : []);
        parts.AddRange(agreement.Rtt is { } rtt ? [HandshakeRtt.Say(options.Language, ("rtt", SpanText.Of(rtt)))] : []);

        // Among the segments of several connections it stands where sentences stand.
        var indent = options.Interleaved ? layout.Text : 0;
        return PartLines.Fill(parts.Select(part => new StyledText(part)), options.Width - indent).Select(line => new StyledText().PadTo(indent).Add(line));
    }

    /// <summary>The titles of the columns.</summary>
    public StyledText Titles()
    {
        var line = new StyledText();
        RightAlign(line, FrameTitle, layout.FrameEnd);
        RightAlign(line, TimeTitle, layout.TimeEnd);
        if (layout.ShowsDelta)
        {
            RightAlign(line, DeltaTitle, layout.DeltaEnd);
        }

        return line.PadTo(layout.Client + 1).Add(Packets.Role.Client.Word().In(options.Language), TextStyle.Dim)
            .PadTo(layout.Server + 1).Add(Packets.Role.Server.Word().In(options.Language), TextStyle.Dim);
    }

    // In English the field as it is on the wire, in Chinese the factor that it stands for, as the sentences of the handshake have it.
    private string Scales(Agreement agreement)
    {
        var factors = options.Language != Language.English;
        return Shifts.Say(options.Language, ("client", Scale(agreement.Client?.WindowScale, factors)), ("server", Scale(agreement.Server?.WindowScale, factors)));
    }

    private static string Scale(int? shift, bool factor) => Number(factor && shift is { } bits ? 1 << Math.Min(bits, MostScale) : shift);

    private string Where(HeadEntry head)
    {
        var device = head.Interface?.Name is { Length: > 0 } name ? WireText.Plain(name) : null;
        var place = PlaceWords.Of(head.Connection.Vantage.Place)?.In(options.Language);
        return device is not null && place is not null ? Comma.Say(options.Language, ("a", device), ("b", place)) : device ?? place ?? "";
    }

    private void RightAlign(StyledText line, Sentence title, int end)
    {
        var text = title.In(options.Language);
        line.PadTo(end - DisplayWidth.Of(text)).Add(text, TextStyle.Dim);
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
