using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Text.Json;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Generating.Sending;
using TcpSniff.Packets;
using Xunit;

namespace TcpSniff.Cli.Tests.Sniffing;

/// <summary>
/// A chat over a cable on which somebody forges packets without pause. Here for some seconds; <c>scripts/long.sh</c> lets it run for a minute at
/// 50,000 packets a second (<c>TCPSNIFF_FORGED_SECONDS</c>), with the program that the launcher starts.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed class ForgedFloodTests : IDisposable
{
    private const long Megabyte = 1 << 20;

    private static readonly int Seconds = int.TryParse(Environment.GetEnvironmentVariable("TCPSNIFF_FORGED_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;

    private readonly Workbench _bench = new();

    public ForgedFloodTests() => Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/sbin/ip"), "only root may make hosts and capture, with ip(8)");

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_chat_is_told_as_if_nobody_forged_anything()
    {
        var program = Seconds == 0 ? Executable.TcpSniff : Environment.GetEnvironmentVariable("TCPSNIFF") is { Length: > 0 } named ? new(named) : Executable.Launcher;
        using var hosts = new TwoHosts(program, "--style", "echo");
        var alone = _bench.PathOf("alone.pcapng");
        using var quiet = Listen(hosts, program, "-f", $"tcp port 12345 and host {TwoHosts.ClientAddress}", "-w", alone, "--view", "summary");
        using var sniff = Listen(hosts, program, "--view", "timeline", "--format", "json", "--max-memory", "200MB");
        var told = Task.Run(() => Told(sniff.StandardOutput), TestContext.Current.CancellationToken);
        using var client = hosts.OnClient(program, "chat", "client", TwoHosts.ServerAddress);
        var answers = client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        var flood = Task.Run(() => hosts.FromClient(() => Flood(Seconds > 0 ? 50_000 : 4_000, TimeSpan.FromSeconds(Seconds > 0 ? Seconds : 5))), TestContext.Current.CancellationToken);
        var (said, early, most) = (0, 0L, 0L);
        for (; !flood.IsCompleted; said++)
        {
            await client.StandardInput.WriteLineAsync($"line {said}");
            await client.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            await Task.Delay(100, TestContext.Current.CancellationToken);
            sniff.Refresh();
            most = Math.Max(most, sniff.WorkingSet64);
            early = said == 100 ? most : early;
        }

        await client.StandardInput.WriteLineAsync("bye");
        client.StandardInput.Close();
        await client.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Sniff.Interrupt(quiet);
        Sniff.Interrupt(sniff);
        var errors = await sniff.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var expected = Lines(Executable.Finish(quiet), alone);

        TestContext.Current.SendDiagnosticMessage($"{await flood} forged, {said} lines said, {most / Megabyte} MB at most, {early / Megabyte} MB after 10 s; {errors}");
        Assert.Equal(130, sniff.ExitCode);
        Assert.InRange(most, 0, 700 * Megabyte);
        Assert.Equal(said, (await answers).Split('\n').Count(line => line.Contains("line ", StringComparison.Ordinal)));
        Assert.InRange(expected.Count, said, int.MaxValue);
        if (errors.Contains(" 0 dropped by the kernel", StringComparison.Ordinal))
        {
            Assert.Equal(expected, await told);
        }
    }

    private static Process Listen(TwoHosts hosts, Executable program, params IReadOnlyList<string> arguments)
    {
        var sniff = hosts.OnServer(program, ["sniff", "-i", "far", .. arguments]);
        Assert.Equal("tcpsniff: listening on far, Ctrl-C ends it", sniff.StandardError.ReadLine());
        return sniff;
    }

    private static long Flood(int perSecond, TimeSpan duration)
    {
        var frames = ForgedFrames.Between(new(IpAddress.Parse(TwoHosts.ClientAddress), 40_000), new(IpAddress.Parse(TwoHosts.ServerAddress), 12_345), 100_000);
        using var flood = new WireFlood("near", frames);
        return flood.Send(perSecond, duration, ForgedFrames.Advance);
    }

    private static List<string> Lines(Outcome quiet, string capture)
    {
        Assert.Equal(130, quiet.Code);
        return Told(new StringReader(Workbench.Analyze(capture, "--view", "timeline", "--format", "json").Output));
    }

    // The chat's stream is the first that begins with a maximum segment size: no forged one does.
    private static List<string> Told(TextReader lines)
    {
        var told = new List<string>();
        string? stream = null;
        while (lines.ReadLine() is { } line)
        {
            if (stream is null && line.Contains("\"mss\":1460,", StringComparison.Ordinal))
            {
                stream = $",\"stream\":{JsonDocument.Parse(line).RootElement.GetProperty("stream").GetInt32()},";
            }

            if (stream is not null && line.Contains(stream, StringComparison.Ordinal) && Segment(line) is { } segment)
            {
                told.Add(segment);
            }
        }

        return told;
    }

    /// <summary>What a segment's record says that does not depend on what else was captured; null for other records.</summary>
    private static string? Segment(string line)
    {
        if (!line.StartsWith("{\"record\":\"segment\"", StringComparison.Ordinal))
        {
            return null;
        }

        using var record = JsonDocument.Parse(line);
        string[] fields = ["from", "flags", "raw_seq", "seq", "ack", "len", "window", "sack", "client_state", "client_state_proved", "server_state", "server_state_proved", "phase", "step", "analysis", "bytes_in_flight"];
        return string.Join(' ', fields.Select(field => record.RootElement.GetProperty(field).GetRawText()));
    }
}
