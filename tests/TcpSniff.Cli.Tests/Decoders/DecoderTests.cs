using System.Text.Json;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Decoders;

public sealed class DecoderTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Theory]
    [InlineData("connections")]
    [InlineData("segments")]
    [InlineData("timeline")]
    public void Both_decoders_analyse_a_file_alike(string view)
    {
        var file = Repository.PathOf("captures/lab/loss-fast-retransmit.pcapng");

        var native = Workbench.Analyze(file, "--view", view, "--format", "json", "--decoder", "native");
        var packetDotNet = Workbench.Analyze(file, "--view", view, "--format", "json", "--decoder", "packetdotnet");

        Assert.Equal(native, packetDotNet);
        Assert.NotEmpty(native.Output);
    }

    [Fact]
    public void The_capture_record_counts_which_decoder_took_how_many_packets_apart()
    {
        var file = _bench.File("talk.pcap", Talks.Pcap(1));

        var (native, packetDotNet) = (Decoded(file), Decoded(file, "--decoder", "packetdotnet"));

        Assert.Equal((0, 0), (native.PacketDotNet, native.Undecoded));
        Assert.Equal((native.Native, 0, 0), packetDotNet);
    }

    [Fact]
    public void The_decoder_may_be_named_before_the_command()
    {
        var file = _bench.File("talk.pcap", Talks.Pcap(1));

        Assert.Equal(Workbench.Analyze(file).Output, Executable.TcpSniff.Run(["--decoder", "packetdotnet", "analyze", file]).Output);
    }

    [Fact]
    public void Another_decoder_is_a_usage_error_that_names_both()
    {
        var outcome = Workbench.Analyze(_bench.File("talk.pcap", Talks.Pcap(1)), "--decoder", "scapy");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("tcpsniff: --decoder \"scapy\": use packetdotnet, native", outcome.Errors);
    }

    public void Dispose() => _bench.Dispose();

    private static (long PacketDotNet, long Native, long Undecoded) Decoded(string file, params string[] options)
    {
        var line = Workbench.Analyze([file, "--view", "summary", "--format", "json", .. options]).Output.Split('\n')[0];
        var decoded = JsonDocument.Parse(line).RootElement.GetProperty("decoded");
        return (decoded.GetProperty("packetdotnet").GetInt64(), decoded.GetProperty("native").GetInt64(), decoded.GetProperty("undecoded").GetInt64());
    }
}
