using System.Text;
using System.Text.Json;
using TcpSniff.Reports;
using TcpSniff.Reports.Selecting;
using TcpSniff.Testing;
using TcpSniff.Typography;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Reports;

/// <summary>The views that show many connections at once, to be looked at in the files beside this one.</summary>
public class TotalViewTests
{
    [Theory]
    [InlineData(80, Language.English)]
    [InlineData(100, Language.English)]
    [InlineData(160, Language.English)]
    [InlineData(160, Language.SimplifiedChinese)]
    public void A_row_says_what_became_of_a_connection(int width, Language language) =>
        Check("connections", View.Connections, new() { Width = width, Language = language });

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    public void A_summary_says_what_everything_adds_up_to(int width) => Check("summary", View.Summary, new() { Width = width });

    [Fact]
    public void The_records_of_a_summary_are_the_capture_and_the_totals()
    {
        var lines = Write("json", View.Summary, new() { Head = true }).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var records = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["capture", "totals"], records.Select(record => record.GetProperty("record").GetString()));
        Assert.Equal("""{"complete":3,"refused":1}""", records[1].GetProperty("handshake").GetRawText());
        Assert.Equal("""{"zero-window-stall":1}""", records[1].GetProperty("findings").GetRawText());
        Assert.Equal(5, records[1].GetProperty("top_talkers").GetArrayLength());
        Assert.Equal(1, records[1].GetProperty("retransmitted_segments").GetInt64());
    }

    [Theory]
    [InlineData("bytes", new[] { 0, 3, 1, 2 })]
    [InlineData("duration", new[] { 1, 0, 3, 2 })]
    [InlineData("retransmissions", new[] { 1, 0, 2, 3 })]
    [InlineData("rtt", new[] { 1, 0, 3, 2 })]
    [InlineData("start", new[] { 0, 1, 2, 3 })]
    public void Connections_stand_in_the_order_asked_for_and_unknown_comes_last(string key, int[] order) =>
        Assert.Equal(order, Talks.Result().Connections.Sort(key));

    private static void Check(string name, View view, ReportOptions options)
    {
        var text = Write("text", view, options);
        var tag = options.Language == Language.English ? "en" : "zh-hans";
        Assert.DoesNotContain(text.Split('\n'), line => options.Width > 100 && DisplayWidth.Of(line) > options.Width);
        Assert.Equal(Golden.Expected($"tests/TcpSniff.Core.Tests/Reports/Golden/{name}.{options.Width}.{tag}.txt", text), text);
    }

    private static string Write(string format, View view, ReportOptions options)
    {
        using var output = new MemoryStream();
        using (var report = FormatList.Find(format)!.Open(view, options, output))
        {
            var result = Talks.Result();
            report.Begin(result.Capture);
            report.Finish(result);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
