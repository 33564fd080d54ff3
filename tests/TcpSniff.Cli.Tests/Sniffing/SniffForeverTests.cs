using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Sniffing;

/// <summary>A capture that has no end: connections are shown when they are final, and files turn.</summary>
public sealed class SniffForeverTests : IDisposable
{
    private readonly Loopback _loopback = new();
    private readonly TemporaryFolder _folder = new();

    public SniffForeverTests() => Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");

    [Fact]
    public void A_connection_is_shown_when_it_is_over_although_the_capture_goes_on()
    {
        using var sniff = Sniff.Start(_loopback, "--view", "connections", "--format", "json");

        _loopback.Talk("hello\n");
        var row = sniff.StandardOutput.ReadLine();
        _loopback.Talk("again\n");
        Sniff.Interrupt(sniff);
        var outcome = Executable.Finish(sniff);

        Assert.Contains("\"ended\":\"closed\"", row);
        Assert.Contains("\"ended\":\"capture\"", outcome.Output);
        Assert.DoesNotContain("\"stream\":0", outcome.Output);
    }

    [Fact]
    public void A_summary_counts_connections_that_were_let_go()
    {
        using var sniff = Sniff.Start(_loopback, "--view", "summary", "--format", "json", "--duration", "6");

        _loopback.Talk("hello\n");
        Thread.Sleep(4_000);
        _loopback.Talk("again\n");
        var outcome = Executable.Finish(sniff);

        Assert.Contains("\"let_go\":{\"closed\":1,\"idle\":0,\"evicted\":0,\"late_segments\":0}", outcome.Output);
        Assert.Contains("\"connections\":2,\"connections_in_all\":2", outcome.Output);
    }

    [Fact]
    public void Files_turn_without_losing_a_packet()
    {
        using var sniff = Sniff.Start(_loopback, ["-w", _folder.PathOf("talk.pcap"), "-C", "1", "--view", "summary"]);

        for (var i = 0; i < 900; i++)
        {
            _loopback.Talk(new string('x', 1_000));
        }

        Thread.Sleep(500);
        Sniff.Interrupt(sniff);
        var outcome = Executable.Finish(sniff);

        Assert.Equal(130, outcome.Code);
        var files = Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal).ToList();
        Assert.True(files.Count > 1, outcome.Errors);
        // Each conversation opens in one file, whichever.
        var opened = files.Sum(file => Workbench.Analyze(file, "--view", "segments", "--format", "json").Output.Split("\"flags\":[\"SYN\"]").Length - 1);
        Assert.Equal(900, opened);
    }

    [Theory]
    [InlineData("name one", "-C", "1")]
    [InlineData("give one of them", "-w", "x.pcap", "-W", "3")]
    [InlineData("a size from 1MB", "--max-memory", "12")]
    public void What_makes_no_sense_is_a_usage_error(string says, params string[] arguments)
    {
        var outcome = Executable.TcpSniff.Run(["sniff", "-i", "lo", .. arguments]);

        Assert.Equal(2, outcome.Code);
        Assert.Contains(says, outcome.Errors);
    }

    public void Dispose()
    {
        _loopback.Dispose();
        _folder.Dispose();
    }
}
