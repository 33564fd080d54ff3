using System.Diagnostics;
using TcpSniff.Cli.Tests.Processes;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

public sealed class SelectionTests : IDisposable
{
    private readonly Workbench _bench = new();

    [Fact]
    public void Connections_are_selected_by_number()
    {
        var file = _bench.File("talks.pcap", Talks.Pcap(5));

        var segments = Workbench.Segments(file, "--connection", "1,3-4");

        Assert.Equal([1, 3, 4], segments.Select(segment => segment.Stream).Distinct());
        Assert.Equal(3 * Talks.Segments, segments.Count);
    }

    [Fact]
    public void Connections_are_selected_by_what_became_of_them()
    {
        var file = _bench.File("talks.pcap", Talks.Pcap(5));

        var segments = Workbench.Segments(file, "--where", "port 40002");

        Assert.All(segments, segment => Assert.Equal(2, segment.Stream));
        Assert.Equal(Talks.Segments, segments.Count);
    }

    [Fact]
    public void The_first_few_of_an_order_are_selected()
    {
        var file = _bench.File("talks.pcap", Talks.Pcap(5));

        var segments = Workbench.Segments(file, "--sort", "start", "--top", "2");

        Assert.Equal([0, 1], segments.Select(segment => segment.Stream).Distinct().Order());
    }

    [Theory]
    [InlineData("--connection", "7", "the only connection, number 0, was not selected")]
    [InlineData("-f", "udp", "no packet matches the filter")]
    public void That_nothing_is_left_is_said(string option, string value, string said)
    {
        var outcome = Workbench.Analyze(_bench.File("talk.pcap", Talks.Pcap(1)), option, value);

        Assert.Equal((0, "", $"tcpsniff: {said}\n"), (outcome.Code, outcome.Output, outcome.Errors));
    }

    [Fact]
    public void A_capture_is_not_overwritten_under_another_of_its_names()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "ln is not there");
        var file = _bench.File("talks.pcap", Talks.Pcap(2));
        var other = _bench.PathOf("other.pcap");
        using (var link = Process.Start("ln", [file, other]))
        {
            link.WaitForExit();
        }

        var outcome = Workbench.Analyze(file, "-w", other);

        Assert.Equal((2, $"tcpsniff: -w {other}: this file is being read; name another\n"), (outcome.Code, outcome.Errors));
        Assert.Equal(Talks.Pcap(2), File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData("--connection", "7")]
    [InlineData("--where", "port 1")]
    public void That_nothing_was_selected_is_said(string option, string value)
    {
        var outcome = Workbench.Analyze(_bench.File("talks.pcap", Talks.Pcap(5)), option, value);

        Assert.Equal((0, "tcpsniff: none of the 5 connections (0 to 4) was selected\n"), (outcome.Code, outcome.Errors));
    }

    [Fact]
    public void What_was_cut_out_is_a_capture_of_its_own()
    {
        var file = _bench.File("talks.pcap", Talks.Pcap(5));
        var cut = _bench.PathOf("cut.pcapng");

        var outcome = Workbench.Analyze(file, "--connection", "3", "-w", cut, "--view", "summary");

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        Assert.Equal(Enumerable.Range(1, Talks.Segments).Select(frame => (0, frame)), Workbench.Segments(cut));
    }

    [Fact]
    public void Packets_on_standard_output_stand_there_alone()
    {
        var file = _bench.File("talks.pcap", Talks.Pcap(2));
        using var process = Executable.TcpSniff.Start("analyze", file, "-w", "-", "--connection", "0");
        using var packets = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(packets);
        process.WaitForExit();

        Assert.Equal(Talks.Segments, Workbench.Segments(_bench.File("copy.pcapng", packets.ToArray())).Count);
    }

    [Fact]
    public void A_file_that_is_read_is_not_overwritten()
    {
        var bytes = Talks.Pcap(1);
        var file = _bench.File("talks.pcap", bytes);

        var outcome = Workbench.Analyze(file, "-w", file);

        Assert.Equal(2, outcome.Code);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_filter_counts_only_what_it_lets_through()
    {
        var file = _bench.File("talks.pcap", Talks.Pcap(3));

        var segments = Workbench.Segments(file, "-f", "tcp port 40002");

        Assert.Equal(Enumerable.Range(1, Talks.Segments).Select(frame => (0, frame)), segments);
    }

    public void Dispose() => _bench.Dispose();
}
