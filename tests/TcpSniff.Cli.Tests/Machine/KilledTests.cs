using System.Diagnostics;
using System.Globalization;
using TcpSniff.Capture;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Cli.Tests.Sniffing;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Machine;

/// <summary>kill -9, at any moment.</summary>
public sealed class KilledTests : IDisposable
{
    private readonly Workbench _bench = new();
    private readonly Random _random = new(1);

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("talk.pcap")]
    [InlineData("talk.pcapng")]
    public void What_was_recorded_is_whole_up_to_its_last_packet(string name)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");
        var file = _bench.PathOf(name);
        var packets = 0;
        for (var round = 0; round < 5; round++)
        {
            using var loopback = new Loopback();
            using var sniff = Sniff.Start(loopback, "-w", file);
            while (!File.Exists(file) || new FileInfo(file).Length < 1000)
            {
                loopback.Talk(new string('x', 1000));
            }

            var clock = Stopwatch.StartNew();
            for (var until = _random.Next(300); clock.ElapsedMilliseconds < until;)
            {
                loopback.Talk(new string('x', 1000));
            }

            Kill(sniff);
            var read = SourceReading.Of(CaptureFile.Open(file));
            Assert.Null(read.Damage);
            packets += read.Packets.Count;
            File.Delete(file);
        }

        Assert.InRange(packets, 1, int.MaxValue);
    }

    [Fact]
    public void A_page_is_whole_or_not_there()
    {
        var (capture, page) = (_bench.File("talks.pcap", Talks.Pcap(400)), _bench.PathOf("page.html"));
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Executable.TcpSniff.Run("report", capture, "-o", page).Code);
        var whole = (int)clock.ElapsedMilliseconds;
        for (var round = 0; round < 10; round++)
        {
            File.Delete(page);
            using var report = Executable.TcpSniff.Start("report", capture, "-o", page);
            // The later, the nearer to the moment when it is written.
            report.WaitForExit(_random.Next(whole * round / 10, whole * (round + 2) / 10));
            Kill(report);
            Assert.True(!File.Exists(page) || File.ReadAllText(page).TrimEnd().EndsWith("</html>", StringComparison.Ordinal), "half a page has the name of a whole one");
        }
    }

    [Fact]
    public void A_story_of_the_lab_leaves_no_child_behind()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may do without a namespace of its own");
        using var lab = Executable.TcpSniff.Start("lab", "run", "killed-unread");
        var children = new List<int>();
        while (!lab.HasExited && children.Count == 0)
        {
            children = Children(lab.Id);
        }

        Kill(lab);

        Assert.NotEmpty(children);
        Assert.True(SpinWait.SpinUntil(() => !children.Exists(child => Directory.Exists($"/proc/{child}") && !IsZombie(child)), TimeSpan.FromSeconds(10)), "a child is still there");
        Assert.Equal(0, Executable.TcpSniff.Run("lab", "run", "killed-unread").Code);
    }

    [Fact]
    public void Who_looks_at_the_first_line_only_ends_the_program_without_a_word()
    {
        var capture = _bench.File("talks.pcap", Talks.Pcap(20_000));
        var shell = new Executable("/bin/sh");

        var outcome = shell.Run("-c", $"{{ '{Executable.TcpSniff.File}' analyze '{capture}' --view segments --format csv; echo \"code $?\" >&2; }} | head -n 1");

        Assert.StartsWith("record,frame,", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("code 0\n", outcome.Errors);
    }

    private static void Kill(Process process)
    {
        process.Kill();
        process.WaitForExit();
    }

    private static bool IsZombie(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static List<int> Children(int id)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{id}/task").SelectMany(task => File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(child => int.Parse(child, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
