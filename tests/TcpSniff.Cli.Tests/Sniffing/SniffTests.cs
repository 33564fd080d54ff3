using System.Diagnostics;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Sniffing;

public sealed class SniffTests : IDisposable
{
    private static readonly string[] Json = ["--view", "segments", "--format", "json"];

    private readonly Loopback _loopback = new();
    private readonly TemporaryFolder _folder = new();

    public SniffTests() => Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");

    [Fact]
    public void Segments_are_shown_as_they_come_and_an_interruption_sums_up()
    {
        using var sniff = Start(Json);

        _loopback.Talk("hello\n");
        var first = sniff.StandardOutput.ReadLine();
        Sniff.Interrupt(sniff);
        var outcome = Executable.Finish(sniff);

        Assert.Contains("\"flags\":[\"SYN\"]", first);
        Assert.Equal(130, outcome.Code);
        Assert.Contains("dropped by the kernel", outcome.Errors);
    }

    [Fact]
    public void A_script_can_interrupt_what_it_started_in_the_background()
    {
        // Shells start background jobs of scripts with SIGINT ignored.
        const string script = """
            "$0" sniff -i lo -f 'tcp port 1' 2>errors &
            until grep -q listening errors; do sleep 0.05; done
            kill -INT $!
            wait $!
            echo $?
            """;

        var outcome = (new Executable("/bin/sh") with { Folder = _folder.Path }).Run("-c", script, Executable.TcpSniff.File);

        Assert.Equal("130\n", outcome.Output);
    }

    [Fact]
    public void A_count_ends_the_capture()
    {
        using var sniff = Start(["-c", "3", .. Json]);

        _loopback.Talk("hello\n");
        var outcome = Executable.Finish(sniff);

        Assert.Equal(0, outcome.Code);
        Assert.Equal(3, outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_duration_ends_the_capture() => Assert.Equal(0, Executable.Finish(Start("--duration", "0.2")).Code);

    [Fact]
    public void What_was_written_reads_as_it_was_shown()
    {
        var file = _folder.PathOf("talk.pcapng");
        using var sniff = Start(["-w", file, "-c", "8", .. Json]);

        _loopback.Talk("hello\n");
        var outcome = Executable.Finish(sniff);

        Assert.Equal(outcome.Output, Workbench.Analyze([file, .. Json]).Output);
    }

    [Fact]
    public void A_file_that_is_being_written_can_be_read_before_the_end()
    {
        var file = _folder.PathOf("talk.pcapng");
        using var sniff = Start(["-w", file, .. Json]);
        _loopback.Talk("hello\n");
        Assert.NotNull(sniff.StandardOutput.ReadLine());

        sniff.Kill();
        sniff.WaitForExit();

        Assert.NotEmpty(Workbench.Segments(file));
    }

    [Fact]
    public void Segments_are_shown_while_the_line_is_never_quiet()
    {
        using var sniff = Start(Json);
        var enough = false;
        var talking = new Thread(() =>
        {
            while (!Volatile.Read(ref enough))
            {
                _loopback.Talk("x\n");
            }
        });
        talking.Start();

        var first = sniff.StandardOutput.ReadLine();
        Volatile.Write(ref enough, true);
        talking.Join();
        Sniff.Interrupt(sniff);
        Executable.Finish(sniff);

        Assert.Contains("\"frame\":1,", first);
    }

    [Fact]
    public void Roots_rights_are_given_up_once_the_interface_is_open()
    {
        var file = _folder.PathOf("talk.pcapng");
        using var sniff = Start(["-Z", "nobody", "-w", file, "-c", "1"]);

        _loopback.Talk("hello\n");
        var outcome = Executable.Finish(sniff);

        // The folder is root's alone.
        Assert.Equal((1, $"tcpsniff: {file}: permission denied\n"), (outcome.Code, outcome.Errors));
    }

    [Fact]
    public void Connections_that_take_place_at_the_same_time_are_told_apart()
    {
        using var sniff = Start(["--duration", "1"]);

        Parallel.For(0, 3, _ => _loopback.Talk("hello\n"));
        var outcome = Executable.Finish(sniff);

        Assert.Equal(0, outcome.Code);
        Assert.All(["#0", "#1", "#2"], (string number) => Assert.Contains(number, outcome.Output));
        Assert.Equal(3, outcome.Output.Split("handshake 3/3").Length - 1);
    }

    [Fact]
    public void A_reader_that_goes_away_ends_the_capture()
    {
        using var sniff = Start(Json);
        _loopback.Talk("hello\n");
        sniff.StandardOutput.ReadLine();
        sniff.StandardOutput.Close();
        _loopback.Talk("again\n");

        sniff.WaitForExit();

        Assert.Equal(0, sniff.ExitCode);
    }

    [Fact]
    public void The_terminals_own_SSH_session_is_left_out()
    {
        var session = new Dictionary<string, string> { ["SSH_CONNECTION"] = $"127.0.0.1 50022 127.0.0.1 {_loopback.Port}" };
        var outcome = (Executable.TcpSniff with { Variables = session }).Run("sniff", "-i", "lo", "--duration", "0.2");

        Assert.Contains($"tcpsniff: leaving out the SSH session of this terminal, 127.0.0.1:50022 to 127.0.0.1:{_loopback.Port}\n", outcome.Errors);
    }

    [Fact]
    public void An_interface_that_is_not_there_is_answered_with_those_that_it_may_be()
    {
        var outcome = Executable.TcpSniff.Run("sniff", "-i", "lo0");

        Assert.Equal((1, "tcpsniff: no interface \"lo0\". Did you mean lo? (tcpsniff devices lists them)\n"), (outcome.Code, outcome.Errors));
    }

    [Fact]
    public void Somebody_without_the_right_is_told_how_to_get_it()
    {
        Assert.SkipUnless(OtherUser.CanReach(AppContext.BaseDirectory), "the tests lie where others cannot look");

        var outcome = OtherUser.Of(Executable.TcpSniff).Run([.. OtherUser.Before(Executable.TcpSniff), "sniff", "-i", "lo"]);

        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith("tcpsniff: cannot capture on lo: permission denied. Run with sudo, or once: sudo setcap ", outcome.Errors);
    }

    [Fact]
    public void Devices_are_listed_with_whether_one_may_capture_there()
    {
        var outcome = Executable.TcpSniff.Run("devices");

        Assert.Equal(0, outcome.Code);
        Assert.Matches(@"\nlo +up, loopback +yes +ETHERNET +127\.0\.0\.1/8", outcome.Output);
    }

    public void Dispose()
    {
        _loopback.Dispose();
        _folder.Dispose();
    }

    private Process Start(params IReadOnlyList<string> arguments) => Sniff.Start(_loopback, arguments);
}
