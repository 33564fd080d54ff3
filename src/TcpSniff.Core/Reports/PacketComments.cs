using TcpSniff.Analysis;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports;

/// <summary>What is said about single packets, as comments that stand with them in a capture file.</summary>
/// <param name="findings">What was found in the whole capture.</param>
/// <param name="language">Language of the sentences.</param>
/// <param name="later">What an earlier pass over the capture showed; null where there was none.</param>
internal sealed class PacketComments(IEnumerable<Finding> findings, Language language, KnownLater? later = null)
{
    private static readonly Sentence Place = new(
        "connection {stream} · client {client} · server {server}",
        "连接 {stream} · 客户端 {client} · 服务器 {server}",
        "連線 {stream} · 用戶端 {client} · 伺服器 {server}");

    private static readonly Sentence InReport = new(
        "in the page of tcpsniff report: #connection={stream}&frame={frame}",
        "在 tcpsniff report 的页面中：#connection={stream}&frame={frame}",
        "在 tcpsniff report 的頁面中：#connection={stream}&frame={frame}");

    private readonly ILookup<long, Finding> _findings = findings.ToLookup(finding => finding.Frame);

    /// <summary>The explanation of a segment with both ends' states, then the findings that begin there.</summary>
    public IReadOnlyList<string> Of(in SegmentFacts facts)
    {
        var place = Place.Say(language, ("stream", facts.Connection.Stream), ("client", State(facts.Client)), ("server", State(facts.Server)));
        var label = PhaseLabel.Of(facts, facts.Step, language);
        string[] parts = SegmentNotes.For(facts, language, later) is { Length: > 0 } note ? [place, label, note] : [place, label];
        return [string.Join(" · ", parts), .. Of(facts.Frame)];
    }

    /// <summary>What an ICMP error says about a segment, then the findings that begin there.</summary>
    public IReadOnlyList<string> Of(IcmpEntry entry) => [IcmpNote.Of(entry).In(language), .. Of(entry.Frame)];

    /// <summary>The findings that begin with a packet, each with its place in a report's page.</summary>
    public IReadOnlyList<string> Of(long frame) =>
        [.. _findings[frame].Select(finding => WireText.Plain($"{FindingFields.Name(finding.Severity)} {finding.Id}: {finding.Text.In(language)}{Link(finding)}"))];

    private string Link(Finding finding) =>
        finding.Stream is { } stream ? " · " + InReport.Say(language, ("stream", stream), ("frame", finding.Frame)) : "";

    private static string State(EndpointState state) => state.Proved ? state.State.Name() : $"({state.State.Name()})";
}
