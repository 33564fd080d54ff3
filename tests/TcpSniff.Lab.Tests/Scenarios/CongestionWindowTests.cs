using System.Globalization;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Web.Graphs;
using Xunit;

namespace TcpSniff.Lab.Tests.Scenarios;

/// <summary>How good the congestion window is that the page infers: beside it the kernel's own, TCP_INFO's snd_cwnd, after every segment.</summary>
public class CongestionWindowTests
{
    [Theory]
    [InlineData("slow-start", 0.1)]
    [InlineData("loss-fast-retransmit", 0.1)]
    [InlineData("loss-timeout", 0.1)]
    [InlineData("tail-loss", 0.1)]
    [InlineData("narrow-link", 0.2)] // 7 to 9 %; which segments the queue drops is a matter of microseconds
    public void The_inferred_window_is_close_to_the_kernels(string name, double median)
    {
        var inferred = Inferred(name);
        var errors = new List<double>();
        foreach (var looks in Played.Of(name).Truth.Samples.Where(sample => sample.Role == Role.Client).GroupBy(sample => sample.Frame))
        {
            if (looks.Last().Kernel?.Info is { CongestionWindow: > 0 } info && inferred.TryGetValue(looks.Key, out var window) && window > 0)
            {
                errors.Add(Math.Abs(((double)window / info.SendMss) - info.CongestionWindow) / info.CongestionWindow);
            }
        }

        errors.Sort();
        var middle = errors[errors.Count / 2];
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: median {middle:P1}, nine of ten below {errors[errors.Count * 9 / 10]:P0}, {errors.Count} looks"));
        Assert.InRange(middle, 0, median);
    }

    private static Dictionary<long, long> Inferred(string name)
    {
        var (graphs, windows) = (new DirectionGraphs(0, null), new Dictionary<long, long>());
        using var pipeline = new Pipeline(CaptureFile.Open(new MemoryStream(Played.Of(name).Capture), name), new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            if (pipeline.Decoded.Kind != PacketKind.Tcp)
            {
                continue;
            }

            if (pipeline.Facts.From == Role.Client)
            {
                graphs.Sent(pipeline.Facts);
            }
            else
            {
                graphs.Answered(pipeline.Facts);
            }

            windows[pipeline.Frame] = graphs.Window.Bytes;
        }

        return windows;
    }
}
