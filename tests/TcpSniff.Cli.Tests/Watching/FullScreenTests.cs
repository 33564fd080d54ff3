using System.Diagnostics;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Cli.Tests.Sniffing;
using Xunit;

namespace TcpSniff.Cli.Tests.Watching;

/// <summary>In a terminal of its own, which script(1) makes.</summary>
public sealed class FullScreenTests
{
    private const string Script = "/usr/bin/script";
    private const string Left = "\x1b[?1049l";

    [Theory]
    [InlineData("q", "0")]
    [InlineData("\x03", "130")]
    [InlineData("TERM", "130")]
    [InlineData("HUP", "129")]
    public void The_terminal_is_left_as_it_was(string end, string code)
    {
        using var loopback = new Loopback();
        using var folder = new TemporaryFolder();
        using var terminal = Watch(folder, loopback, "");
        var seen = Until(terminal, "No connection so far.");
        loopback.Talk("hello\n");
        seen += Until(terminal, "TIME-WAIT");
        if (end.Length > 1)
        {
            Signal(end, Watcher(folder));
        }
        else
        {
            terminal.StandardInput.Write(end);
            terminal.StandardInput.Flush();
        }

        seen += Until(terminal, Left);
        Executable.Finish(terminal);
        IsAsItWas(seen, folder);
        Assert.Equal(code, Code(folder));
    }

    [Fact]
    public void The_terminal_is_left_as_it_was_when_the_capture_cannot_go_on()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "only Linux has a disk that is always full");
        using var loopback = new Loopback();
        using var folder = new TemporaryFolder();
        using var terminal = Watch(folder, loopback, "-w /dev/full");
        var seen = Until(terminal, Left);
        var rest = terminal.StandardOutput.ReadToEnd();
        Executable.Finish(terminal);
        IsAsItWas(seen, folder);
        // Why it ended stands on the screen that is seen now.
        Assert.Contains("/dev/full", rest, StringComparison.Ordinal);
        Assert.NotEqual("0", Code(folder));
    }

    [Fact]
    public void A_terminal_that_takes_nothing_holds_up_neither_the_capture_nor_its_end()
    {
        const int talks = 300;
        using var loopback = new Loopback();
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("kept.pcap");
        using var terminal = Watch(folder, loopback, $"-w {file}");
        Until(terminal, "No connection so far.");
        var watcher = Watcher(folder);
        // Who reads the terminal sleeps: a few pictures later it is full.
        Signal("STOP", terminal.Id);
        try
        {
            for (var talk = 0; talk < talks; talk++)
            {
                loopback.Talk($"talk {talk}\n");
                if (talk % 20 == 0)
                {
                    Thread.Sleep(100);
                }
            }

            Signal("TERM", watcher);
            var patience = Stopwatch.StartNew();
            while (Directory.Exists($"/proc/{watcher}"))
            {
                Assert.True(patience.Elapsed < TimeSpan.FromSeconds(20), "it waits for its terminal");
                Thread.Sleep(50);
            }
        }
        finally
        {
            Signal("CONT", terminal.Id);
        }

        Executable.Finish(terminal);
        Assert.Equal(File.ReadAllText(folder.PathOf("before")), File.ReadAllText(folder.PathOf("after")));
        var summary = Executable.TcpSniff.Run("analyze", file, "--view", "connections", "--format", "json").Output;
        Assert.Equal(talks, summary.Split('\n').Count(line => line.Contains("\"record\":\"connection\"", StringComparison.Ordinal)));
    }

    /// <summary>A shell in a terminal that watches, and writes down what the terminal was like before and after, and how it ended.</summary>
    private static Process Watch(TemporaryFolder folder, Loopback loopback, string more)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists(Script), "only root may capture, and script makes the terminal");
        var sniff = $"{Executable.TcpSniff.File} sniff -i lo -f '{loopback.Filter}' --view live {more}";
        var shell = new Executable(Script) { Folder = folder.Path, Variables = new Dictionary<string, string> { ["TERM"] = "xterm", ["SHELL"] = "/bin/sh" } };
        return shell.Start("-qfec", $"stty cols 80 rows 24; stty -a > before; sh -c \"echo \\$\\$ > pid; exec {sniff}\"; echo $? > code; stty -a > after", "/dev/null");
    }

    private static int Watcher(TemporaryFolder folder) => int.Parse(File.ReadAllText(folder.PathOf("pid")), System.Globalization.CultureInfo.InvariantCulture);

    private static string Code(TemporaryFolder folder) => File.ReadAllText(folder.PathOf("code")).Trim();

    private static void Signal(string name, int process)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static void IsAsItWas(string seen, TemporaryFolder folder)
    {
        Assert.Contains("\x1b[?1049h", seen);
        Assert.Contains("\x1b[?25h", seen);
        Assert.Equal(File.ReadAllText(folder.PathOf("before")), File.ReadAllText(folder.PathOf("after")));
    }

    private static string Until(Process terminal, string text)
    {
        var seen = new System.Text.StringBuilder();
        while (!seen.ToString().Contains(text, StringComparison.Ordinal))
        {
            var next = terminal.StandardOutput.Read();
            Assert.True(next >= 0, $"ended before it showed {text}: {seen}");
            seen.Append((char)next);
        }

        return seen.ToString();
    }
}
