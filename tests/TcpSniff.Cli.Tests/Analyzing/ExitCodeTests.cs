using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

public sealed class ExitCodeTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void A_sound_capture_is_done() => Assert.Equal(0, Workbench.Analyze(_bench.File("talk.pcap", Talks.Pcap(1))).Code);

    [Fact]
    public void A_file_that_is_not_there_cannot_be_read()
    {
        var outcome = Workbench.Analyze(_bench.PathOf("none.pcap"));

        Assert.Equal((1, "", $"tcpsniff: {_bench.PathOf("none.pcap")}: no such file\n"), (outcome.Code, outcome.Output, outcome.Errors));
    }

    [Fact]
    public void Something_that_is_no_capture_cannot_be_read() => Assert.Equal(1, Workbench.Analyze(_bench.File("note", "To whom it may concern"u8.ToArray())).Code);

    [Fact]
    public void A_damaged_capture_is_told_up_to_the_damage()
    {
        var file = _bench.File("cut.pcap", Talks.Pcap(2)[..^5]);

        var outcome = Workbench.Analyze(file, "--view", "segments", "--format", "json");

        Assert.Equal(3, outcome.Code);
        Assert.Equal((2 * Talks.Segments) - 1, outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Matches($@"^tcpsniff: {file}: at offset [\d,]+, .*\. 17 packets before it were analysed\.\n$", outcome.Errors);
    }

    [Fact]
    public void A_filter_that_makes_no_sense_is_a_usage_error()
    {
        var outcome = Workbench.Analyze(_bench.File("talk.pcap", Talks.Pcap(1)), "-f", "tcp prot 80");

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("tcpsniff: filter \"tcp prot 80\": ", outcome.Errors);
    }

    [Fact]
    public void Findings_fail_a_run_that_asks_for_it()
    {
        var file = _bench.File("refused.pcap", Talks.Refused());

        Assert.Equal((4, 4, 0, 0), (Code("info"), Code("warning"), Code("error"), Workbench.Analyze(file).Code));

        int Code(string severity) => Workbench.Analyze(file, "--fail-on", severity).Code;
    }

    [Fact]
    public void A_clean_talk_passes_the_strictest_gate() =>
        Assert.Equal(0, Workbench.Analyze(_bench.File("talk.pcap", Talks.Pcap(1)), "--fail-on", "info").Code);

    public void Dispose() => _bench.Dispose();
}
