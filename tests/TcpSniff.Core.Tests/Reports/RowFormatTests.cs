using TcpSniff.Analysis;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Reports;

public class RowFormatTests
{
    [Fact]
    public void Csv_flattens_fields_to_dotted_names_with_as_many_cells_in_each_row()
    {
        var lines = Write("csv", View.Connections, "it stalled").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines[0].Split(',');
        var cells = lines[1].Split(',');
        Assert.Equal(2, lines.Length);
        Assert.Equal(names.Length, cells.Length);
        Assert.Equal("10.0.0.1", cells[Array.IndexOf(names, "client.ip")]);
        Assert.Equal("syn-flood", cells[Array.IndexOf(names, "findings")]);
    }

    [Fact]
    public void A_csv_cell_that_a_spreadsheet_would_take_for_a_formula_stays_a_text() =>
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\",1)\",", Write("csv", View.Findings, "=HYPERLINK(\"x\",1)"), StringComparison.Ordinal);

    [Fact]
    public void A_csv_cell_keeps_commas_quotes_and_line_breaks_to_itself() =>
        Assert.Contains("\"a,\"\"b\"\"\nc\"", Write("csv", View.Findings, "a,\"b\"\nc"), StringComparison.Ordinal);

    [Fact]
    public void Markdown_cannot_be_broken_out_of_its_cell() =>
        Assert.Contains("a\\|b &lt;script&gt; c\\`d", Write("markdown", View.Findings, "a|b <script>\nc`d"), StringComparison.Ordinal);

    [Fact]
    public void A_timeline_in_markdown_is_a_block_of_text_with_its_columns()
    {
        var lines = Write("markdown", View.Timeline, "it stalled").TrimEnd('\n').Split('\n');
        Assert.Equal("````text", lines[0]);
        Assert.Equal("````", lines[^1]);
        Assert.DoesNotContain(lines[1..^1], line => line.StartsWith("```", StringComparison.Ordinal));
    }

    private static string Write(string format, View view, string sentence)
    {
        var facts = default(SegmentFacts);
        new Tracker().Track(1, new(0), Segments.Between().Client(TcpFlags.Syn, 100), ref facts);
        var finding = new Finding
        {
            Id = "syn-flood",
            Severity = Severity.Warning,
            Frame = 1,
            LastFrame = 1,
            Text = new Statement(new Sentence(sentence, sentence, sentence)),
        };
        using var output = new MemoryStream();
        using (var report = FormatList.Find(format)!.Open(view, new ReportOptions(), output))
        {
            report.Finish(new AnalysisResult
            {
                Capture = new CaptureSummary { Sources = [], Interfaces = [], Record = new CaptureRecord() },
                Connections = [new ConnectionResult { Connection = facts.Connection, Findings = [finding] }],
                ConnectionsInAll = 1,
                Findings = [finding],
            });
        }

        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}
