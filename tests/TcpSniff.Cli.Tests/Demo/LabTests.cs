using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Live.Namespaces;
using Xunit;

namespace TcpSniff.Cli.Tests.Demo;

public class LabTests
{
    [Theory]
    [InlineData("en", "Both ends close at the same moment")]
    [InlineData("zh-Hans", "双方同时关闭")]
    [InlineData("zh-Hant", "雙方同時關閉")]
    public void The_list_has_every_story_and_speaks_ones_language(string language, string summary)
    {
        var outcome = Executable.TcpSniff.Run("lab", "list", "--lang", language);

        Assert.Equal(0, outcome.Code);
        Assert.Contains(summary, outcome.Output);
        Assert.All(ScenarioList.All, scenario => Assert.Contains(scenario.Name, outcome.Output));
    }

    [Fact]
    public void A_story_is_played_and_told_with_its_calls_and_the_kernels_word()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may make namespaces");
        using var bench = new Workbench();
        var file = bench.PathOf("close.pcapng");

        var outcome = Executable.TcpSniff.Run("lab", "run", "close-by-client", "--truth", "-w", file);

        Assert.Equal(0, outcome.Code);
        Assert.Contains("connect(10.99.0.2:12345)", outcome.Output);
        Assert.Contains("teardown 4/4", outcome.Output);
        Assert.Contains("    10  (TIME-WAIT)     = TIME-WAIT        LAST-ACK        = LAST-ACK", outcome.Output);
        Assert.Contains("TCP_INFO of the server: RTT ", outcome.Output);
        Assert.Equal(11, Workbench.Segments(file).Count);
    }

    [Fact]
    public void A_story_that_does_not_exist_is_a_usage_error_that_names_one_that_does()
    {
        var outcome = Executable.TcpSniff.Run("lab", "run", "halfclose");

        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Equal("tcpsniff: lab run halfclose: no such story. Did you mean half-close? (tcpsniff lab list shows them)\n", outcome.Errors);
    }

    [Fact]
    public void An_ordinary_user_plays_in_namespaces_of_his_own()
    {
        SkipWhereNobodyCannotPlay();

        var outcome = Nobody("lab", "run", "bad-checksum", "--truth");

        Assert.Equal(0, outcome.Code);
        Assert.DoesNotContain("comes with the program", outcome.Errors);
        Assert.Contains("The TCP checksum is wrong", outcome.Output);
        Assert.Contains("(ESTABLISHED)   = ESTABLISHED", outcome.Output);
        Assert.DoesNotMatch(@"[A-Z0-9)] +! [A-Z–]", outcome.Output);
    }

    [Fact]
    public void The_list_says_who_may_play()
    {
        SkipWhereNobodyCannotPlay();

        var lines = Nobody("lab", "list", "--lang", "en").Output.Split('\n');

        Assert.Equal(ScenarioList.All.Count, lines.Count(line => line.Contains("  any user  ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Recording_where_one_may_not_write_fails_in_one_line()
    {
        SkipWhereNobodyCannotPlay();

        var outcome = Nobody("lab", "record", "/nonexistent");

        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith("tcpsniff: ", outcome.Errors);
        Assert.Equal(outcome.Errors.Length - 1, outcome.Errors.IndexOf('\n', StringComparison.Ordinal));
    }

    private static void SkipWhereNobodyCannotPlay()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can become somebody else");
        Assert.SkipUnless(OtherUser.CanReach(AppContext.BaseDirectory), "the tests lie where others cannot look");
        Assert.SkipUnless(OwnNamespace.IsPossible(), "this system does not let users make namespaces");
    }

    private static Outcome Nobody(params string[] arguments) =>
        OtherUser.Of(Executable.TcpSniff).Run([.. OtherUser.Before(Executable.TcpSniff), .. arguments]);
}
