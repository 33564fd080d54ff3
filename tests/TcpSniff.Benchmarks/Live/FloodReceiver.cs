using TcpSniff.Decoding;
using TcpSniff.Live;
using TcpSniff.Live.Decoding;

namespace TcpSniff.Benchmarks.Live;

/// <summary>Captures, decodes and tracks for a while, and says what it cost.</summary>
internal static class FloodReceiver
{
    /// <summary>Captures on a device until nothing came for a second.</summary>
    /// <returns>The cells of its row: packets, drops, processor time, garbage.</returns>
    public static string Receive(string device, DecodedBy decoder)
    {
        using var source = LiveSource.Open(device);
        var pipeline = new Pipeline(source, decoder == DecodedBy.PacketDotNet ? new PacketDotNetDecoder() : new PacketDecoder());
        Console.Error.WriteLine("ready");
        var (allocated, processor) = (0L, TimeSpan.Zero);
        for (var quiet = 0; quiet < 100 || pipeline.Frame == 0;)
        {
            var came = pipeline.MoveNext() == PipelineStatus.Packet;
            quiet = came ? 0 : quiet + 1;
            if (pipeline.Frame == 1 && came)
            {
                (allocated, processor) = (GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
            }
        }

        var seconds = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        var garbage = GC.GetTotalAllocatedBytes() - allocated;
        var pauses = GC.GetTotalPauseDuration().TotalMilliseconds;
        return FormattableString.Invariant(
            $"{pipeline.Frame:N0} | {source.Drops?.DroppedByKernel ?? 0:N0} | {seconds:0.00} s | {garbage / Math.Max(1, pipeline.Frame)} B a packet, {GC.CollectionCount(0)} collections, {pauses:0} ms");
    }
}
