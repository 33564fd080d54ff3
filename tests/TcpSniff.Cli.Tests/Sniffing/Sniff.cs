using System.Diagnostics;
using System.Globalization;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Sniffing;

/// <summary>The command in a process of its own.</summary>
internal static class Sniff
{
    /// <summary>Captures the conversations with a server; what takes place from now on is seen.</summary>
    public static Process Start(Loopback loopback, params IReadOnlyList<string> arguments)
    {
        var sniff = Executable.TcpSniff.Start(["sniff", "-i", "lo", "-f", loopback.Filter, .. arguments]);
        Assert.Equal("tcpsniff: listening on lo, Ctrl-C ends it", sniff.StandardError.ReadLine());
        return sniff;
    }

    /// <summary>Ctrl-C.</summary>
    public static void Interrupt(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
