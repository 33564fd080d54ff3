using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.SharpPcap;
using Xunit;

namespace TcpSniff.Cli.Tests.Engines;

public sealed class EngineTests : IDisposable
{
    private const string Missing = "the SharpPcap engine is not in this build";

    private readonly Workbench _bench = new();

    [Fact]
    public void An_engine_that_is_not_built_in_says_how_to_get_it()
    {
        Assert.SkipUnless(SharpPcapEngine.BuiltIn is null, "the SharpPcap engine is in this build");

        var outcome = Workbench.Analyze(_bench.File("talk.pcap", Talks.Pcap(1)), "--engine", "sharppcap");

        Assert.Equal(1, outcome.Code);
        Assert.StartsWith("tcpsniff: --engine sharppcap: not in this build", outcome.Errors);
        Assert.Contains("-p:SharpPcap=true", outcome.Errors);
        Assert.Equal(outcome.Errors.Length - 1, outcome.Errors.IndexOf('\n', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("connections")]
    [InlineData("segments")]
    public void Both_engines_analyse_a_file_alike(string view)
    {
        Assert.SkipWhen(SharpPcapEngine.BuiltIn is null, Missing);
        var file = _bench.File("talk.pcap", Talks.Pcap(3));

        var native = Workbench.Analyze(file, "--view", view, "--format", "json", "--engine", "native");
        var sharp = Workbench.Analyze(file, "--view", view, "--format", "json", "--engine", "sharppcap");

        Assert.Equal(native, sharp);
        Assert.NotEmpty(native.Output);
    }

    [Fact]
    public void The_engine_may_be_named_before_the_command()
    {
        var file = _bench.File("talk.pcap", Talks.Pcap(1));

        Assert.Equal(Workbench.Analyze(file).Output, Executable.TcpSniff.Run(["--engine", "native", "analyze", file]).Output);
    }

    [Fact]
    public void A_talk_is_cut_out_alike()
    {
        Assert.SkipWhen(SharpPcapEngine.BuiltIn is null, Missing);
        var file = _bench.File("talks.pcap", Talks.Pcap(3));

        Workbench.Analyze(file, "--connection", "1", "-w", _bench.PathOf("native.pcap"), "--engine", "native");
        Workbench.Analyze(file, "--connection", "1", "-w", _bench.PathOf("sharp.pcap"), "--engine", "sharppcap");

        Assert.Equal(File.ReadAllBytes(_bench.PathOf("native.pcap")), File.ReadAllBytes(_bench.PathOf("sharp.pcap")));
    }

    public void Dispose() => _bench.Dispose();
}
