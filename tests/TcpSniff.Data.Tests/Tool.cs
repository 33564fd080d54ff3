using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;

namespace TcpSniff.Data.Tests;

/// <summary>The program with its helper beside it.</summary>
internal static class Tool
{
    /// <summary>The main program.</summary>
    public static Executable TcpSniff { get; } = new(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../TcpSniff.Data/debug/tcpsniff")));

    /// <summary>A capture that has every kind of value: losses, SACK, findings.</summary>
    public static string Loss { get; } = Repository.PathOf("captures/lab/loss-fast-retransmit.pcapng");

    /// <summary>All captures of the project.</summary>
    public static IEnumerable<string> Captures => Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcapng", SearchOption.AllDirectories).Order();
}
