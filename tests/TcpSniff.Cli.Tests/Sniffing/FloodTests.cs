using System.Diagnostics;
using System.Globalization;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Sniffing;

/// <summary>
/// A capture that goes on while thousands of connections come and go each second. Here for some seconds; <c>scripts/long.sh</c> lets it
/// run for ten minutes (<c>TCPSNIFF_FLOOD_SECONDS</c>), with the program that the launcher starts.
/// </summary>
public sealed class FloodTests
{
    private const int PerSecond = 7_500;
    private const long Megabyte = 1 << 20;

    private static readonly int Seconds = int.TryParse(Environment.GetEnvironmentVariable("TCPSNIFF_FLOOD_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    [Fact]
    public async Task Every_connection_is_shown_once_and_memory_stays_flat()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");
        using var flood = new Flood();
        var program = Seconds > 0 ? Executable.Launcher : Executable.TcpSniff;
        using var sniff = program.Start("sniff", "-i", "lo", "-f", $"tcp port {flood.Port}", "--view", "connections", "--format", Seconds > 0 ? "text" : "csv");
        Assert.Equal("tcpsniff: listening on lo, Ctrl-C ends it", await sniff.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
        var rows = CountRows(sniff);

        // Long enough for what closed first to be forgotten while others come.
        var opened = flood.Run(PerSecond, TimeSpan.FromSeconds(Seconds > 0 ? 30 : 8));
        var (early, most) = (MemoryOf(sniff), 0L);
        for (var left = Seconds - 30; left > 0; left -= 10)
        {
            opened += flood.Run(PerSecond, TimeSpan.FromSeconds(10));
            most = Math.Max(most, MemoryOf(sniff));
        }

        Sniff.Interrupt(sniff);
        var errors = await sniff.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await sniff.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, sniff.ExitCode);
        if (errors.Contains(" 0 dropped by the kernel", StringComparison.Ordinal))
        {
            // A heading, and no connection twice; as text there are findings below and a last line, too.
            Assert.InRange(await rows, opened + 1, Seconds > 0 ? int.MaxValue : opened + 1);
        }

        if (Seconds > 0)
        {
            TestContext.Current.SendDiagnosticMessage($"{opened} connections; {early / Megabyte} MB after 30 s, {most / Megabyte} MB at most later; {errors}");
            Assert.InRange(most, 0, Math.Min(300 * Megabyte, early * 11 / 10));
        }
    }

    private static async Task<int> CountRows(Process sniff)
    {
        var rows = 0;
        while (await sniff.StandardOutput.ReadLineAsync() is not null)
        {
            rows++;
        }

        return rows;
    }

    private static long MemoryOf(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }
}
