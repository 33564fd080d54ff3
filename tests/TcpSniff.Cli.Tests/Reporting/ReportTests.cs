using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Reporting;

public partial class ReportTests
{
    [Fact]
    public void A_page_holds_every_connection_and_each_of_its_segments()
    {
        using var bench = new Workbench();
        var page = bench.PathOf("talk.html");
        Assert.Equal(0, Executable.TcpSniff.Run(["report", bench.File("talk.pcap", Talks.Pcap(3)), "-o", page, "--lang", "zh-Hant"]).Code);

        var html = File.ReadAllText(page);
        var capture = Block(html, "capture");
        Assert.Equal(3, capture.GetProperty("rows").GetArrayLength());
        Assert.Equal("zh-Hant", capture.GetProperty("language").GetString());
        Assert.All(Enumerable.Range(0, 3), stream =>
            Assert.Equal(Talks.Segments, Block(html, $"connection-{stream}").GetProperty("entries").EnumerateArray().Count(entry => entry[0].GetString() == "segment")));
    }

    [Fact]
    public void A_selection_leaves_the_other_connections_out()
    {
        using var bench = new Workbench();
        var outcome = Executable.TcpSniff.Run(["report", bench.File("talk.pcap", Talks.Pcap(3)), "-o", "-", "--where", "stream 1"]);
        Assert.Equal(0, outcome.Code);
        Assert.Equal(1, Block(outcome.Output, "capture").GetProperty("rows").GetArrayLength());
        Assert.DoesNotContain("connection-0", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_damaged_capture_everything_before_the_damage_is_drawn()
    {
        using var bench = new Workbench();
        var page = bench.PathOf("cut.html");
        var outcome = Executable.TcpSniff.Run(["report", bench.File("cut.pcap", Talks.Pcap(1)[..^7]), "-o", page]);
        Assert.Equal(3, outcome.Code);
        Assert.Equal(1, Block(File.ReadAllText(page), "capture").GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public void The_capture_that_is_read_is_never_overwritten()
    {
        using var bench = new Workbench();
        var input = bench.File("talk.pcap", Talks.Pcap(1));
        Assert.Equal(2, Executable.TcpSniff.Run(["report", input, "-o", input]).Code);
        Assert.Equal(Talks.Pcap(1), File.ReadAllBytes(input));
    }

    private static JsonElement Block(string html, string name)
    {
        var packed = BlockOf().Matches(html).Single(match => match.Groups[1].Value == name).Groups[2].Value;
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return JsonDocument.Parse(reader.ReadToEnd()).RootElement;
    }

    [GeneratedRegex("""<script type="application/gzip" id="([^"]*)">([^<]*)</script>""")]
    private static partial Regex BlockOf();
}
