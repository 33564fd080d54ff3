using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using TcpSniff.Decoding;

namespace TcpSniff.Benchmarks.Live;

/// <summary>
/// The same flood over a virtual cable, captured by each decoder and by tcpdump, one after the other; prints the table of
/// docs/performance.md. scripts/benchmark-live.sh makes the cable and a namespace for it.
/// </summary>
internal static class LiveBenchmark
{
    private const string Near = "near";
    private const string Far = "far";

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <summary>Runs what the words behind <c>live</c> say; the last of them is the rate in packets a second.</summary>
    public static void Run(ReadOnlySpan<string> words)
    {
        var rate = int.Parse(words[^1], CultureInfo.InvariantCulture);
        if (words is ["receive", var name, _])
        {
            Console.WriteLine(FloodReceiver.Receive(Far, Enum.Parse<DecodedBy>(name)));
            return;
        }

        Console.WriteLine("| | packets sent | captured | dropped | processor time | garbage |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var decoder in (ReadOnlySpan<DecodedBy>)[DecodedBy.Native, DecodedBy.PacketDotNet])
        {
            using var receiver = Start(Environment.ProcessPath!, "live", "receive", decoder.ToString(), words[^1]);
            Await(receiver, "ready");
            var sent = FloodSender.Send(Near, rate, Duration);
            var cells = receiver.StandardOutput.ReadToEnd().TrimEnd();
            receiver.WaitForExit();
            Console.WriteLine(FormattableString.Invariant($"| `--decoder {decoder.ToString().ToLowerInvariant()}` | {sent:N0} | {cells} |"));
        }

        Tcpdump(rate);
    }

    private static void Tcpdump(int rate)
    {
        try
        {
            using var tcpdump = Start("tcpdump", "-i", Far, "-B", "65536", "-w", "/dev/null");
            Await(tcpdump, "listening");
            var sent = FloodSender.Send(Near, rate, Duration);
            Thread.Sleep(1000);
            // Once it has ended nobody can ask any more.
            var processor = tcpdump.TotalProcessorTime;
            using var interrupt = Process.Start("kill", ["-INT", tcpdump.Id.ToString(CultureInfo.InvariantCulture)]);
            var (captured, dropped) = (0L, 0L);
            while (tcpdump.StandardError.ReadLine() is { } line)
            {
                captured = line.EndsWith("captured", StringComparison.Ordinal) ? Number(line) : captured;
                dropped = line.EndsWith("by kernel", StringComparison.Ordinal) ? Number(line) : dropped;
            }

            tcpdump.WaitForExit();
            Console.WriteLine(FormattableString.Invariant(
                $"| `tcpdump -w /dev/null` | {sent:N0} | {captured:N0} | {dropped:N0} | {processor.TotalSeconds:0.00} s | |"));
        }
        catch (Win32Exception)
        {
            Console.WriteLine("tcpdump is not installed here");
        }
    }

    private static long Number(string line) => long.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture);

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static void Await(Process process, string word)
    {
        while (process.StandardError.ReadLine() is { } line && !line.Contains(word, StringComparison.Ordinal))
        {
        }
    }
}
