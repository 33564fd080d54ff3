using TcpSniff.Capture;
using TcpSniff.Cli.Tests.Analyzing;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Cli.Tests.Sniffing;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Machine;

/// <summary>The disk is full.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly FullDisk? _disk;
    private readonly Workbench _bench = new();

    public FullDiskTests()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may mount");
        _disk = new(kilobytes: 64);
    }

    public void Dispose()
    {
        _bench.Dispose();
        _disk?.Dispose();
    }

    [Theory]
    [InlineData("talk.pcap")]
    [InlineData("talk.pcapng")]
    public void A_recording_ends_with_the_last_whole_packet_and_says_why(string name)
    {
        var file = _disk!.PathOf(name);
        using var loopback = new Loopback();
        using var sniff = Sniff.Start(loopback, "-w", file);
        for (var i = 0; i < 400 && !sniff.HasExited; i++)
        {
            loopback.Talk(new string('x', 1000));
        }

        var outcome = Executable.Finish(sniff);

        Assert.Equal(1, outcome.Code);
        Assert.Contains($"{file}: cannot be written: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("No space left on device", outcome.Errors, StringComparison.Ordinal);
        var read = SourceReading.Of(CaptureFile.Open(file));
        Assert.Null(read.Damage);
        Assert.InRange(read.Packets.Count, 10, 2000);
    }

    [Fact]
    public void A_page_that_does_not_fit_leaves_none()
    {
        var page = _disk!.PathOf("page.html");

        var outcome = Executable.TcpSniff.Run("report", Repository.PathOf("captures/lab/hello.pcapng"), "-o", page);

        Assert.Equal(1, outcome.Code);
        Assert.Contains("No space left on device", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_disk.Folder));
    }

    [Fact]
    public void Parts_that_do_not_fit_leave_none_that_looks_whole()
    {
        var outcome = Executable.TcpSniff.Run("split", _bench.File("talks.pcap", Talks.Pcap(500)), "-o", _disk!.Folder, "--parts", "2");

        Assert.Equal(1, outcome.Code);
        Assert.DoesNotContain(Directory.GetFiles(_disk.Folder), file => !file.EndsWith(".unfinished", StringComparison.Ordinal));
    }
}
