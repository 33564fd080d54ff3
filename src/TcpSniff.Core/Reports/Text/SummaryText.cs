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

    private void Line(string title, string text, TextStyle style = TextStyle.Plain)
    {
        foreach (var line in LineBreaker.Break(new StyledText(text, style), Math.Max(20, options.Width - Indent)))
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
