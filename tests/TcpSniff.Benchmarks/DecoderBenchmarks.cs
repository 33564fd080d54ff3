using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Live.Decoding;
using TcpSniff.Testing;

namespace TcpSniff.Benchmarks;

/// <summary>
/// Both decoders side by side over one file of <see cref="Packets"/> packets: decoding alone, and all the way to the tracker.
/// Times and bytes are those of one packet.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class DecoderBenchmarks
{
    private const int Packets = 200_000;

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"tcpsniff-benchmark-{Environment.ProcessId}.pcap");

    /// <summary>The decoder that is measured.</summary>
    [Params(DecodedBy.Native, DecodedBy.PacketDotNet)]
    public DecodedBy Decoder { get; set; }

    [GlobalSetup]
    public void Write()
    {
        using var writer = CaptureWriter.Create(_file, []);
        var payload = new byte[1400];
        for (var n = 0; n < Packets; n += 2)
        {
            var data = Packet.Tcp().Seq((uint)(n / 2 * payload.Length)).Timestamps((uint)n, 1).Payload(payload);
            writer.Write(Packet.Raw(data.ToBytes(), nanoseconds: n * 10_000L));
            writer.Write(Packet.Raw(data.Answer().Payload().Ack((uint)((n / 2 + 1) * payload.Length)).ToBytes(), nanoseconds: (n + 1) * 10_000L));
        }
    }

    [GlobalCleanup]
    public void Delete() => File.Delete(_file);

    [Benchmark(OperationsPerInvoke = Packets), BenchmarkCategory("read")]
    public long Read()
    {
        using var source = CaptureFile.Open(_file);
        long bytes = 0;
        while (source.MoveNext() == SourceStatus.Packet)
        {
            bytes += source.Current.Data.Length;
        }

        return bytes;
    }

    [Benchmark(OperationsPerInvoke = Packets), BenchmarkCategory("decode")]
    public long Decode()
    {
        using var source = CaptureFile.Open(_file);
        var decoder = Create();
        var decoded = default(DecodedPacket);
        long payload = 0;
        while (source.MoveNext() == SourceStatus.Packet)
        {
            decoder.Decode(source.Current, ref decoded);
            payload += decoded.Segment.PayloadLength;
        }

        return payload;
    }

    [Benchmark(OperationsPerInvoke = Packets), BenchmarkCategory("track")]
    public long Track()
    {
        using var source = CaptureFile.Open(_file);
        var pipeline = new Pipeline(source, Create());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        return pipeline.Frame;
    }

    private ISegmentDecoder Create() => Decoder == DecodedBy.PacketDotNet ? new PacketDotNetDecoder() : new PacketDecoder();

    /// <summary>In this process, so that nothing is built again.</summary>
    private sealed class InProcess : ManualConfig
    {
        public InProcess()
        {
            AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
            AddColumn(StatisticColumn.OperationsPerSecond);
        }
    }
}
