using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Demo;

[Collection(UsualPort.Users)]
public class DemoTests
{
    private static readonly string[] Story =
    [
        "handshake 1/3", "handshake 2/3", "handshake 3/3", "bytes 11–27 of the client: \"hello, everybody\\n\"",
        "\"server: welcome, ann\\n\"", "⋮  quiet for 1.", "teardown 4/4", "TIME-WAIT", "Closed by the client first",
    ];

    [Fact]
    public void Root_watches_the_chat_as_it_takes_place()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");
        using var bench = new Workbench();
        var file = bench.PathOf("chat.pcapng");

        var outcome = Executable.TcpSniff.Run("demo", "-w", file);

        AssertTells(outcome, Story);
        AssertTells(outcome, ["listen(:12345, backlog 5)", "connect(127.0.0.1:", "accept() → ", "send(17 bytes)", "recv() → 17 bytes", "recv() → 19 bytes", "close()"]);
        Assert.Contains("Stuck together: one recv returns what 2 sends sent, 10 + 9 bytes (frames ", outcome.Output);
        Assert.All(Workbench.Segments(file), segment => Assert.Equal(0, segment.Stream));
    }

    [Fact]
    public void An_ordinary_user_watches_it_in_a_network_of_the_programs_own()
    {
        SkipWhereNobodyCannotRun();
        Assert.SkipUnless(Nobody("unshare").Run([.. Before("unshare"), "-Urn", "true"]).Code == 0, "this kernel makes no namespaces for users");

        var outcome = Nobody(Executable.TcpSniff.File).Run([.. Before(Executable.TcpSniff.File), "demo"]);

        AssertTells(outcome, Story);
        Assert.Contains("here is a network of this program's own instead", outcome.Errors);
        Assert.Contains("sudo setcap cap_net_raw,cap_net_admin=eip ", outcome.Errors);
    }

    [Fact]
    public void Where_nothing_can_be_captured_the_recording_is_told()
    {
        SkipWhereNobodyCannotRun();
        // No unshare on the path: no namespace.
        var nobody = Nobody(Executable.TcpSniff.File);
        var alone = nobody with { Variables = new Dictionary<string, string>(nobody.Variables) { ["PATH"] = "/nonexistent" }, File = "/usr/bin/setpriv" };

        var outcome = alone.Run([.. Before(Executable.TcpSniff.File), "demo"]);

        AssertTells(outcome, Story);
        Assert.Contains("tcpsniff: cannot capture on lo: permission denied. Run with sudo, or once: sudo setcap ", outcome.Errors);
        Assert.Contains("here is the recording of the same conversation", outcome.Errors);
    }

    [Theory]
    [InlineData("operator", "\"yes, how can I help?\\n\"", "\"^^^\\n\"")]
    [InlineData("greeter", "\"hello, 世界!\"", "\"^^^\"")]
    [InlineData("echo", "\"two\\n\"", "\"^^^\\n\"")]
    public void Every_style_has_a_conversation(string style, string said, string farewell)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");

        AssertTells(Executable.TcpSniff.Run("demo", "--style", style), ["handshake 3/3", said, farewell, "TIME-WAIT"]);
    }

    [Fact]
    public void It_is_told_in_the_locales_language_and_without_calls_where_asked()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");
        var chinese = Executable.TcpSniff with { Variables = new Dictionary<string, string> { ["LANG"] = "zh_CN.UTF-8" } };

        var outcome = chinese.Run("demo", "--no-calls");

        AssertTells(outcome, ["三次握手 1/3", "TIME-WAIT"]);
        Assert.DoesNotContain("send(", outcome.Output);
    }

    private static void AssertTells(Outcome outcome, IEnumerable<string> story)
    {
        Assert.True(outcome.Code == 0, outcome.Errors);
        Assert.All(story, words => Assert.Contains(words, outcome.Output));
    }

    private static void SkipWhereNobodyCannotRun()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can become somebody else");
        Assert.SkipUnless(OtherUser.CanReach(AppContext.BaseDirectory), "the tests lie where others cannot look");
    }

    private static Executable Nobody(string file) => OtherUser.Of(new Executable(file));

    private static IReadOnlyList<string> Before(string file) => OtherUser.Before(new Executable(file));
}
