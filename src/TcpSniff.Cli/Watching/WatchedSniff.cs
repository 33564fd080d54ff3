using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Watching;

/// <summary>Where <c>--view live</c> can be.</summary>
internal static class WatchedSniff
{
    /// <summary>True, or the reason why not.</summary>
    /// <exception cref="UsageException">There is no terminal to draw on, or another format was asked for.</exception>
    public static bool IsPossible(string? format, Screen screen)
    {
        if (format is not null and not "text")
        {
            throw new UsageException($"--view live fills a terminal: it cannot be had with --format {format}");
        }

        if (OperatingSystem.IsWindows() || !screen.InputIsTerminal || !screen.OutputIsTerminal || screen.Environment("TERM") is null or "" or "dumb")
        {
            throw new UsageException("--view live needs a terminal for output and keys. Into a file or a pipe: --view connections");
        }

        return true;
    }
}
