using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using Xunit;

namespace TcpSniff.Core.Tests.Reports;

public class TextFormatTests
{
    [Fact]
    public void Segments_stand_in_columns_that_hold()
    {
        var text = Write(View.Segments, report =>
        {
            var tracker = new Tracker();
            var facts = default(SegmentFacts);
            var segments = Segments.Between();
            tracker.Track(1, new(0), segments.Client(TcpFlags.Syn, 100), ref facts);
            report.Segment(facts, default);
            tracker.Track(2, new(18_000), segments.Server(TcpFlags.Syn | TcpFlags.Ack, 500, 101), ref facts);
            report.Segment(facts, default);
        });
        var lines = text.Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Equal(lines[0].IndexOf("client", StringComparison.Ordinal), lines[0].IndexOf("server", StringComparison.Ordinal) - 15);
        Assert.Contains("   1     0.000000   0  client  SYN ", lines[1], StringComparison.Ordinal);
        Assert.Contains("   2     0.000018   0  server  SYN ACK ", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_capture_says_whether_it_can_be_trusted_before_anything_else()
    {
        var text = Write(View.Summary, report => report.Finish(Summary(new() { Received = 10, DroppedByKernel = 3 })));
        Assert.Contains("trust", text, StringComparison.Ordinal);
        Assert.Contains("3 packets were dropped while capturing", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_escape_sequences_cannot_harm_the_terminal()
    {
        var text = Write(View.Summary, report => report.Finish(Summary(null, "evil\x1b[2J.pcap")));
        Assert.DoesNotContain('\x1b', text);
        Assert.Contains("evil\\x1b[2J.pcap", text, StringComparison.Ordinal);
    }

    private static AnalysisResult Summary(CaptureDrops? drops, string source = "a.pcap") => new()
    {
        Capture = new CaptureSummary { Sources = [source], Interfaces = [], Record = new CaptureRecord(), Drops = drops },
        Connections = [],
        ConnectionsInAll = 0,
    };

    private static string Write(View view, Action<Report> feed)
    {
        using var output = new MemoryStream();
        using (var report = FormatList.Find("text")!.Open(view, new ReportOptions(), output))
        {
            feed(report);
        }

        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}
