using System.Text;
using TcpSniff.Core.Tests.Reports;
using TcpSniff.Reports;
using TcpSniff.Testing;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis;

/// <summary>Findings as a person reads them.</summary>
public sealed class FindingsTextTests
{
    private const string Folder = "tests/TcpSniff.Core.Tests/Analysis/Golden";

    [Theory]
    [InlineData(Language.English, "en")]
    [InlineData(Language.SimplifiedChinese, "zh-Hans")]
    [InlineData(Language.TraditionalChinese, "zh-Hant")]
    public void The_worst_comes_first_with_its_side_its_cost_and_where_to_look(Language language, string name)
    {
        var scene = Scene.Of(Scene.Open + """
            1.0 > FIN ACK 1 ack 1
            1.1 < ACK 1 ack 2
            """).And("""
            2.0 > SYN 300
            2.021 < RST ACK 0 ack 301
            """, client: "10.0.0.1:40001", server: "10.0.0.2:22").And("""
            3.0 > SYN 500
            3.1 < SYN ACK 0 ack 501
            3.2 > ACK 501 ack 1
            3.3 > PSH ACK 501 ack 1 len 100
            3.5 < RST ACK 1 ack 501
            """, client: "10.0.0.1:40002").Until(30);
        var text = Write(View.Findings, scene, language);
        Assert.Equal(Golden.Expected($"{Folder}/findings.{name}.txt", text), text);
    }

    [Fact]
    public void Nobody_reads_a_port_scan_port_by_port()
    {
        var scene = Scene.Of(Scene.Open);
        for (var port = 1000; port < 1100; port++)
        {
            scene.And(FormattableString.Invariant($"""
                {port} > SYN {port}
                {port}.1 < RST ACK 0 ack {port + 1}
                """), server: $"10.0.0.2:{port}");
        }

        var lines = Write(View.Findings, scene, Language.English).Split('\n');
        Assert.Equal(25, lines.Count(line => line.StartsWith("warning", StringComparison.Ordinal)));
        Assert.Contains("and 75 more of connection-refused", lines);
    }

    [Fact]
    public void A_timeline_of_a_connection_that_went_well_says_nothing_below() =>
        Assert.Equal("", Write(View.Timeline, Scene.Of(Scene.Open + """
            1 > FIN ACK 1 ack 1
            1 < FIN ACK 1 ack 2
            1 > ACK 2 ack 2
            """), Language.English));

    private static string Write(View view, Scene scene, Language language)
    {
        using var output = new MemoryStream();
        using (var report = FormatList.Find("text")!.Open(view, new ReportOptions { Language = language }, output))
        {
            report.Finish(Analyses.Of([], [.. scene.Findings]));
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
