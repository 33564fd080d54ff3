using System.CommandLine;
using TcpSniff.Cli.Errors;
using TcpSniff.Reports.Selecting;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Cli.Options;

/// <summary><c>--max-memory SIZE</c>: what connections of a live capture may take.</summary>
internal static class MemoryOption
{
    /// <summary>With less there is no room for what is going on.</summary>
    private const double Least = 1e6;

    /// <summary>The option.</summary>
    public static Option<string?> Create() => new("--max-memory")
    {
        Description = "Let go of connections that were silent for longest where all would take more memory than this (1GB)",
        HelpName = "SIZE",
    };

    /// <summary>What the command line says.</summary>
    /// <exception cref="UsageException">It is no size.</exception>
    public static Remembering Read(ParseResult line, Option<string?> option) => line.GetValue(option) switch
    {
        null => new(Remembering.UsualMemory),
        var text when Quantity.TryParse(text, out var bytes) && bytes is >= Least and <= long.MaxValue / 2 => new((long)bytes),
        var text => throw new UsageException($"--max-memory \"{text}\": a size from 1MB, as 500MB or 2GB"),
    };
}
