using System.IO.Compression;
using TcpSniff.Capture;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Annotating;

public class AnnotateTests
{
    [Theory]
    [InlineData("talk.pcap")]
    [InlineData("talk.pcap.gz")]
    public void Every_packet_stays_and_each_tcp_segment_gets_its_explanation(string name)
    {
        using var bench = new Workbench();
        var pcap = Talks.Pcap(1);
        var input = bench.File(name, name.EndsWith(".gz", StringComparison.Ordinal) ? Pack(pcap) : pcap);
        var output = bench.PathOf("explained.pcapng");
        Assert.Equal(0, Executable.TcpSniff.Run(["annotate", input, "-o", output]).Code);

        var after = SourceReading.Of(CaptureFile.Open(output));
        Assert.Equal(SourceReading.Of(pcap).Packets.Select(packet => packet.Data), after.Packets.Select(packet => packet.Data));
        var comments = after.Packets.Select(packet => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(packet.Options))).ToList();
        Assert.Equal(Talks.Segments, comments.Count);
        Assert.Contains("handshake 1/3", comments[0], StringComparison.Ordinal);
        Assert.Contains("TIME-WAIT", comments[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_names_its_place_in_a_report()
    {
        using var bench = new Workbench();
        var output = bench.PathOf("explained.pcapng");
        Assert.Equal(0, Executable.TcpSniff.Run(["annotate", Repository.PathOf("captures/lab/zero-window.pcapng"), "-o", output]).Code);

        var comments = string.Concat(SourceReading.Of(File.ReadAllBytes(output)).Packets.Select(packet => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(packet.Options))));
        Assert.Matches("zero-window-stall: .* in the page of tcpsniff report: #connection=0&frame=[0-9]+", comments);
    }

    [Fact]
    public void The_capture_that_is_read_is_never_overwritten()
    {
        using var bench = new Workbench();
        var input = bench.File("talk.pcap", Talks.Pcap(1));
        var outcome = Executable.TcpSniff.Run(["annotate", input, "-o", input]);
        Assert.Equal(2, outcome.Code);
        Assert.Equal(Talks.Pcap(1), File.ReadAllBytes(input));
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
