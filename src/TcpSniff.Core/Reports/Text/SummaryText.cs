using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Text;

/// <summary>The summary view as text: what was read, whether it can be trusted, and what it adds up to.</summary>
internal sealed class SummaryText(IStyledOutput output, ReportOptions options)
{
    private const int Indent = 13;

    /// <summary>What was read and whether it can be trusted.</summary>
    public void Capture(CaptureSummary capture)
    {
        var record = capture.Record;
        Line("capture", string.Join(", ", capture.Sources.Select(WireText.Plain)));
        Line("", Joined(capture.Format, LinkTypes(capture), capture.SnapLength is { } snap ? $"snaplen {snap}" : null));
        if (record is { FirstTime: { } first, LastTime: { } last })
        {
            Line("time", $"{first} – {last} ({SpanText.Of(last - first)})");
        }

        Line("packets", Joined($"{Count(record.Packets)} ({SizeText.Of(record.OriginalBytes)})", $"TCP {Count(record.TcpSegments)}",
            Optional("UDP", record.UdpDatagrams), Optional("ICMP errors", record.IcmpErrors), Others(capture)));
        var doubts = CaptureTrust.Doubts(capture);
        var title = "trust";
        foreach (var doubt in doubts)
        {
            Line(title, doubt.In(options.Language), TextStyle.Warning);
            title = "";
        }

        if (doubts.Count == 0)
        {
            Line(title, CaptureTrust.Assurance(capture).In(options.Language), TextStyle.Good);
        }
    }

    /// <summary>What the selected connections add up to.</summary>
    public void Totals(CaptureTotals totals)
    {
        var shown = totals.Connections == totals.ConnectionsInAll ? "" : $" of {Count(totals.ConnectionsInAll)}";
        Line("connections", $"{Count(totals.Connections)}{shown}");
        Counts("opened", totals.Handshakes);
        Counts("closed", totals.Teardowns);
        Counts("conn_state", totals.ConnStates);
        Line("bytes", $"{SizeText.Of(totals.PayloadBytes)} payload in {Counted.Segments(totals.Segments).In(Language.English)}");
        Line("sent again", Again(totals), totals.RetransmittedSegments > 0 ? TextStyle.Warning : TextStyle.Good);
        var title = "top talkers";
        var width = totals.Talkers.Select(talker => talker.Address.ToString().Length).DefaultIfEmpty().Max();
        foreach (var talker in totals.Talkers)
        {
            Line(title, $"{talker.Address.ToString().PadRight(width)}  sent {SizeText.Of(talker.Sent)}, received {SizeText.Of(talker.Received)}, connections {Count(talker.Connections)}");
            title = "";
        }

        Counts("findings", totals.Findings, "none");
    }

    private void Counts(string title, IReadOnlyList<KeyValuePair<string, long>> counts, string? none = null)
    {
        if (counts.Count > 0 || none is not null)
        {
            Line(title, counts.Count > 0 ? Joined(counts.Select(entry => $"{entry.Key} {Count(entry.Value)}")) : none!);
        }
    }

    private static string Again(CaptureTotals totals) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Segments(totals.RetransmittedSegments).In(Language.English)}, {SizeText.Of(totals.RetransmittedBytes)} ({100.0 * totals.RetransmittedSegments / Math.Max(1, totals.Segments):0.##} % of all segments)");

    private void Line(string title, string text, TextStyle style = TextStyle.Plain)
    {
        foreach (var line in text.Length == 0 ? [] : LineBreaker.Break(new StyledText(text, style), Math.Max(20, options.Width - Indent)))
        {
            output.WriteLine(new StyledText(title, TextStyle.Heading).PadTo(Indent).Add(line));
            title = "";
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
