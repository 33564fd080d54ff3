using System.Text;
using TcpSniff.Analysis;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Reports.Formats;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Foreseeing;

/// <summary>A look at packets ahead has their connections at hand in time; it changes nothing that is said.</summary>
public sealed class ForesightTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Of_many_connections_at_once_the_same_is_said_with_and_without_it()
    {
        var random = new Random(7);
        CaptureFiles.Write(FarApart(new CaptureMutator(random).Mutate(new SeedCaptures(random).Next(conversations: 1500))), _path);

        Assert.Equal(Told(new Blind(CaptureFile.Open(_path))), Told(CaptureFile.Open(_path)));
    }

    [Fact]
    public void Of_a_file_every_packet_is_foreseen_once_a_few_before_it_comes()
    {
        var random = new Random(8);
        CaptureFiles.Write(new SeedCaptures(random).Next(conversations: 8), _path);
        using var source = CaptureFile.Open(_path);
        var foreseen = new Queue<byte[]>();
        var count = 0;

        while (source.MoveNext() == SourceStatus.Packet)
        {
            while (source.TryForesee(out var packet))
            {
                foreseen.Enqueue(packet.ToArray());
            }

            Assert.InRange(foreseen.Count, 1, 17);
            Assert.Equal(source.Current.Data.ToArray(), foreseen.Dequeue());
            count++;
        }

        Assert.True(count > 30);
    }

    [Fact]
    public void A_glance_sees_the_ends_that_the_decoder_finds()
    {
        var random = new Random(9);
        var decoder = new PacketDecoder();
        var decoded = default(DecodedPacket);
        var seen = 0;
        foreach (var frame in new SeedCaptures(random).Next(conversations: 40))
        {
            decoder.Decode(new RawPacket { Data = frame.Bytes, Time = default, LinkType = frame.Link, OriginalLength = frame.OriginalLength }, ref decoded);
            if (decoded.Kind == PacketKind.Tcp && FlowGlance.TryRead(frame.Link, frame.Bytes, out var key, out var side))
            {
                Assert.Equal((decoded.Segment.Key, decoded.Segment.SourceSide), (key, side));
                seen++;
            }
        }

        Assert.True(seen > 100, $"{seen} seen");
    }

    [Fact]
    public void Nothing_that_it_glances_at_can_end_it()
    {
        var random = new Random(10);
        foreach (var frame in new SeedCaptures(random).Next(conversations: 4))
        {
            for (var length = 0; length <= frame.Bytes.Length; length++)
            {
                var bytes = frame.Bytes[..length];
                if (length > 0)
                {
                    bytes[random.Next(length)] ^= (byte)random.Next(256);
                }

                FlowGlance.TryRead((LinkType)random.Next(300), bytes, out _, out _);
                FlowGlance.TryRead(LinkType.Ethernet, bytes, out _, out _);
                FlowGlance.TryRead(LinkType.Raw, bytes.Length < 14 ? bytes : bytes[14..], out _, out _);
            }
        }
    }

    [Fact]
    public void A_damaged_file_is_read_as_far_as_before()
    {
        var random = new Random(11);
        CaptureFiles.Write(new SeedCaptures(random).Next(conversations: 8), _path);
        var whole = File.ReadAllBytes(_path);
        for (var i = 0; i < 200; i++)
        {
            var damaged = whole[..random.Next(32, whole.Length)];
            damaged[random.Next(28, damaged.Length)] ^= (byte)(1 << random.Next(8));

            Assert.Equal(Packets(damaged, foresees: false), Packets(damaged, foresees: true));
        }
    }

    public void Dispose() => File.Delete(_path);

    private static (long Packets, string? Problem) Packets(byte[] bytes, bool foresees)
    {
        IPacketSource source;
        try
        {
            source = CaptureFile.Open(new MemoryStream(bytes), "test");
        }
        catch (CaptureFileException problem)
        {
            return (0, problem.Message);
        }

        using (source)
        {
            var packets = 0L;
            while (source.MoveNext() == SourceStatus.Packet)
            {
                packets++;
                while (foresees && source.TryForesee(out _))
                {
                }
            }

            return (packets, source.Damage?.ToString());
        }
    }

    /// <summary>The first segment of every connection, then the second of every one, and so on.</summary>
    private static IReadOnlyList<Frame> FarApart(IReadOnlyList<Frame> frames)
    {
        var decoder = new PacketDecoder();
        var decoded = default(DecodedPacket);
        var seen = new Dictionary<FlowKey, int>();
        return [.. frames.OrderBy(frame =>
        {
            decoder.Decode(frame.Raw, ref decoded);
            return seen[decoded.Segment.Key] = seen.GetValueOrDefault(decoded.Segment.Key) + 1;
        })];
    }

    private static string Told(IPacketSource source)
    {
        using var pipeline = new Pipeline(source, new PacketDecoder(), recycles: true);
        var isOfUse = false;
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            isOfUse |= pipeline.Tracker.WantsForesight;
        }

        Assert.True(isOfUse || !CacheHint.IsHeeded, "too few at once");
        var connections = pipeline.Tracker.Connections;
        var findings = Analyst.Judge(connections, pipeline.Record);
        var result = new AnalysisResult
        {
            Capture = new() { Sources = ["test"], Interfaces = [], Record = pipeline.Record },
            Connections = new ConnectionResults(connections, findings, Language.English),
            ConnectionsInAll = connections.Count,
            Findings = findings,
        };
        var output = new MemoryStream();
        using (var report = new JsonFormat().Open(View.Connections, new ReportOptions(), output))
        {
            report.Finish(result);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>A source that foresees nothing.</summary>
    private sealed class Blind(IPacketSource source) : IPacketSource
    {
        public IReadOnlyList<CaptureInterface> Interfaces => source.Interfaces;

        public RawPacket Current => source.Current;

        public CaptureDamage? Damage => source.Damage;

        public CaptureDrops? Drops => source.Drops;

        public SourceStatus MoveNext() => source.MoveNext();

        public void Dispose() => source.Dispose();
    }
}
