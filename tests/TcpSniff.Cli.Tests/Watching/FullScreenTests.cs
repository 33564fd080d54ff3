using System.Diagnostics;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Cli.Tests.Sniffing;
using Xunit;

namespace TcpSniff.Cli.Tests.Watching;

/// <summary>In a terminal of its own, which script(1) makes.</summary>
public sealed class FullScreenTests
{
    private const string Script = "/usr/bin/script";

    [Theory]
    [InlineData("q")]
    [InlineData("\x03")]
    [InlineData("TERM")]
    public void The_terminal_is_left_as_it_was(string end)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && File.Exists(Script), "only root may capture, and script makes the terminal");
        using var loopback = new Loopback();
        using var folder = new TemporaryFolder();
        var sniff = $"{Executable.TcpSniff.File} sniff -i lo -f '{loopback.Filter}' --view live";
        var shell = new Executable(Script) { Folder = folder.Path, Variables = new Dictionary<string, string> { ["TERM"] = "xterm", ["SHELL"] = "/bin/sh" } };
        using var terminal = shell.Start("-qfec", $"stty cols 80 rows 24; stty -a > before; sh -c \"echo \\$\\$ > pid; exec {sniff}\"; echo $? > code; stty -a > after", "/dev/null");
        var seen = Until(terminal, "No connection so far.");
        loopback.Talk("hello\n");
        seen += Until(terminal, "TIME-WAIT");
        if (end == "TERM")
        {
            using var kill = Process.Start("kill", ["-TERM", File.ReadAllText(folder.PathOf("pid")).Trim()]);
            kill.WaitForExit();
        }
        else
        {
            terminal.StandardInput.Write(end);
            terminal.StandardInput.Flush();
        }

        seen += Until(terminal, "\x1b[?1049l");
        Executable.Finish(terminal);
        Assert.Contains("\x1b[?1049h", seen);
        Assert.Contains("\x1b[?25h", seen);
        Assert.Equal(File.ReadAllText(folder.PathOf("before")), File.ReadAllText(folder.PathOf("after")));
        Assert.Equal(end == "q" ? "0" : "130", File.ReadAllText(folder.PathOf("code")).Trim());
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
