using System.Globalization;
using TcpSniff.Naming;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Text;

/// <summary>The summary view as text: what was read, whether it can be trusted, and what it adds up to.</summary>
internal sealed class SummaryText(IStyledOutput output, ReportOptions options)
{
    private const int Indent = 13;

    private static readonly Sentence CaptureTitle = new("capture", "抓包", "擷取");
    private static readonly Sentence TimeTitle = new("time", "时间", "時間");
    private static readonly Sentence PacketsTitle = new("packets", "数据包", "封包");
    private static readonly Sentence TrustTitle = new("trust", "可信度", "可信度");
    private static readonly Sentence ConnectionsTitle = new("connections", "连接", "連線");
    private static readonly Sentence OpenedTitle = new("opened", "建立", "建立");
    private static readonly Sentence ClosedTitle = new("closed", "关闭", "關閉");
    private static readonly Sentence BytesTitle = new("bytes", "字节", "位元組");
    private static readonly Sentence AgainTitle = new("sent again", "重传", "重傳");
    private static readonly Sentence TalkersTitle = new("top talkers", "流量最大", "流量最大");
    private static readonly Sentence FindingsTitle = new("findings", "发现", "發現");
    private static readonly Sentence None = new("none", "没有", "沒有");
    private static readonly Sentence ConnState = new("conn_state", "conn_state", "conn_state");
    private static readonly Sentence IcmpErrors = new("ICMP errors", "ICMP 差错", "ICMP 錯誤");
    private static readonly Sentence SnapLength = new("snaplen {n}", "每包截取 {n} 字节", "每包截取 {n} 位元組");
    private static readonly Sentence Some = new("{n} of {all}", "{n}（共 {all}）", "{n}（共 {all}）");
    private static readonly Sentence Payload = new("{bytes} payload in {segments}", "载荷 {bytes}，共 {segments}", "酬載 {bytes}，共 {segments}");
    private static readonly Sentence Repeated = new("{segments}, {bytes} ({share} % of all segments)", "{segments}，{bytes}（占全部报文段的 {share} %）", "{segments}，{bytes}（佔全部區段的 {share} %）");
    private static readonly Sentence Talker = new("sent {sent}, received {received}, connections {n}", "发送 {sent}，接收 {received}，连接 {n}", "傳送 {sent}，接收 {received}，連線 {n}");

    /// <summary>What was read and whether it can be trusted.</summary>
    public void Capture(CaptureSummary capture)
    {
        var record = capture.Record;
        Line(CaptureTitle, string.Join(", ", capture.Sources.Select(WireText.Plain)));
        Line(null, Joined(capture.Format, LinkTypes(capture), capture.SnapLength is { } snap ? SnapLength.Say(options.Language, ("n", snap)) : null));
        if (record is { FirstTime: { } first, LastTime: { } last })
        {
            Line(TimeTitle, $"{first} – {last} ({SpanText.Of(last - first)})");
        }

        Line(PacketsTitle, Joined($"{Count(record.Packets)} ({SizeText.Of(record.OriginalBytes)})", $"TCP {Count(record.TcpSegments)}",
            Optional("UDP", record.UdpDatagrams), Optional(IcmpErrors.In(options.Language), record.IcmpErrors), Others(capture)));
        var doubts = CaptureTrust.Doubts(capture);
        Sentence? title = TrustTitle;
        foreach (var doubt in doubts)
        {
            Line(title, doubt.In(options.Language), TextStyle.Warning);
            title = null;
        }

        if (doubts.Count == 0)
        {
            Line(title, CaptureTrust.Assurance(capture).In(options.Language), TextStyle.Good);
        }
    }

    /// <summary>What the selected connections add up to.</summary>
    public void Totals(CaptureTotals totals)
    {
        Line(ConnectionsTitle, totals.Connections == totals.ConnectionsInAll
            ? Count(totals.Connections)
            : Some.Say(options.Language, ("n", Count(totals.Connections)), ("all", Count(totals.ConnectionsInAll))));
        Counts(OpenedTitle, totals.Handshakes);
        Counts(ClosedTitle, totals.Teardowns);
        Counts(ConnState, totals.ConnStates);
        Line(BytesTitle, Payload.Say(options.Language, ("bytes", SizeText.Of(totals.PayloadBytes)), ("segments", Counted.Segments(totals.Segments).In(options.Language))));
        Line(AgainTitle, Again(totals), totals.RetransmittedSegments > 0 ? TextStyle.Warning : TextStyle.Good);
        Sentence? title = TalkersTitle;
        var width = totals.Talkers.Select(talker => NamedEnd.Of(talker.Address, options.Names).Length).DefaultIfEmpty().Max();
        foreach (var talker in totals.Talkers)
        {
            Line(title, NamedEnd.Of(talker.Address, options.Names).PadRight(width) + "  "
                + Talker.Say(options.Language, ("sent", SizeText.Of(talker.Sent)), ("received", SizeText.Of(talker.Received)), ("n", Count(talker.Connections))));
            title = null;
        }

        Counts(FindingsTitle, totals.Findings, None.In(options.Language));
    }

    private void Counts(Sentence title, IReadOnlyList<KeyValuePair<string, long>> counts, string? none = null)
    {
        if (counts.Count > 0 || none is not null)
        {
            Line(title, counts.Count > 0 ? Joined(counts.Select(entry => $"{TeardownWords.In(entry.Key, options.Language)} {Count(entry.Value)}")) : none!);
        }
    }

    private string Again(CaptureTotals totals) => Repeated.Say(
        options.Language,
        ("segments", Counted.Segments(totals.RetransmittedSegments).In(options.Language)),
        ("bytes", SizeText.Of(totals.PayloadBytes - totals.UniqueBytes)),
        ("share", ShareText.Of(totals.RetransmittedSegments, totals.Segments)));

    private void Line(Sentence? title, string text, TextStyle style = TextStyle.Plain)
    {
        foreach (var line in text.Length == 0 ? [] : LineBreaker.Break(new StyledText(text, style), Math.Max(20, options.Width - Indent)))
        {
            output.WriteLine(new StyledText(title?.In(options.Language) ?? "", TextStyle.Heading).PadTo(Indent).Add(line));
            title = null;
        }
    }

    private static string Joined(params IEnumerable<string?> parts) => string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));

    private static string? Optional(string name, long count) => count == 0 ? null : $"{name} {Count(count)}";

    private static string Others(CaptureSummary capture) => Joined(capture.Record.OtherProtocols
        .OrderByDescending(entry => entry.Value)
        .Select(entry => $"{entry.Key} {Count(entry.Value)}"));

    private static string LinkTypes(CaptureSummary capture) =>
        string.Join(", ", capture.Interfaces.Select(i => LinkTypeNames.Of(i.LinkType)).Distinct());

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
