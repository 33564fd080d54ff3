using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public class MergedSourceTests
{
    [Fact]
    public void Packets_come_in_order_of_time_and_of_files_at_the_same_time()
    {
        var reading = Merge(
            new PcapBuilder().Record(1, 0, [1]).Record(3, 0, [3]).Record(5, 0, [5]),
            new PcapBuilder().Record(2, 0, [2]).Record(3, 0, [4]).Record(6, 0, [6]));

        Assert.Equal(["01", "02", "03", "04", "05", "06"], reading.Packets.Select(packet => packet.Data));
        Assert.Null(reading.Damage);
    }

    [Fact]
    public void Interfaces_are_numbered_anew_as_they_are_met()
    {
        var late = new PcapngBuilder().Section().Interface(101).Packet(1_000_000, [1]).Interface(113).Packet(4_000_000, [4], interfaceId: 1).ToArray();
        var early = new PcapBuilder().Record(2, 0, [2]).Record(3, 0, [3]).ToArray();

        var reading = Merge(late, early);

        Assert.Equal([(1, LinkType.Raw), (0, LinkType.Ethernet), (0, LinkType.Ethernet), (2, LinkType.LinuxSll)], reading.Packets.Select(p => (p.Interface, p.LinkType)));
        Assert.Equal([LinkType.Ethernet, LinkType.Raw, LinkType.LinuxSll], reading.Interfaces.Select(i => i.LinkType));
    }

    [Fact]
    public void Damage_in_one_file_leaves_the_others()
    {
        var broken = new PcapBuilder().Record(1, 0, [1]).ToArray();
        using var source = new MergedSource([Open([.. broken, 0], "a"), Open(new PcapBuilder().Record(2, 0, [2]).ToArray(), "b"), Open([.. broken, 0, 0], "c")]);

        var reading = SourceReading.Of(source);

        Assert.Equal(["01", "01", "02"], reading.Packets.Select(packet => packet.Data));
        Assert.Equal("a", reading.Damage?.File);
        Assert.Equal(["a", "c"], source.Damages.Select(damage => damage.File));
        Assert.Equal(["a", "b", "c"], reading.Files.Select(file => file.Name));
    }

    [Fact]
    public void What_the_files_lost_is_added_up()
    {
        var first = new PcapngBuilder().Section().Interface();
        first.Statistics(0, (7, first.Number64(3)));
        var second = new PcapngBuilder().Section().Interface();
        second.Statistics(0, (6, second.Number64(10)), (7, second.Number64(4)));

        Assert.Equal(new CaptureDrops(10, 7, 0), Merge(first.ToArray(), new PcapBuilder().ToArray(), second.ToArray()).Drops);
        Assert.Null(Merge(new PcapBuilder().ToArray(), new PcapBuilder().ToArray()).Drops);
    }

    [Fact]
    public void Nothing_is_handed_over_before_a_pipe_has_shown_its_next_packet()
    {
        var pipe = CaptureFile.Open(new Pipe(new PcapBuilder().Record(1, 0, [1]).ToArray()), "-");
        using var source = new MergedSource([Open(new PcapBuilder().Record(2, 0, [2]).ToArray(), "file"), pipe]);

        var statuses = Enumerable.Range(0, 6).Select(_ => source.MoveNext()).ToList();

        Assert.Equal([SourceStatus.Packet, SourceStatus.Idle, SourceStatus.Packet, SourceStatus.End, SourceStatus.End, SourceStatus.End], statuses);
    }

    [Fact]
    public void Files_that_follow_one_another_are_open_one_at_a_time()
    {
        var open = 0;
        var most = 0;
        var sources = Enumerable.Range(0, 100).Reverse().Select(i => new DeferredSource(() =>
        {
            most = Math.Max(most, ++open);
            var file = new PcapBuilder().Record((uint)i * 10, 0, [(byte)i]).Record((uint)(i * 10) + 9, 0, [(byte)i]).ToArray();
            return new Counted(Open(file, $"file {i}"), () => open--);
        })).ToList();

        using (var merged = new MergedSource(sources))
        {
            Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i / 2:x2}"), SourceReading.Of(merged).Packets.Select(packet => packet.Data));
        }

        Assert.Equal(1, most);
        Assert.Equal(0, open);
    }

    [Fact]
    public void A_deferred_file_says_what_an_open_one_says()
    {
        var pcapng = new PcapngBuilder().Section().Interface(101).Packet(1_000_000, [1]).Interface(113).Packet(4_000_000, [4], interfaceId: 1);
        pcapng.Statistics(0, (7, pcapng.Number64(3)));
        byte[][] files = [pcapng.ToArray(), new PcapBuilder().ToArray(), [.. new PcapBuilder().Record(1, 0, [2]).ToArray(), 0], new PcapBuilder().Record(1, 0, [3]).Record(0, 0, [5]).ToArray()];

        var deferred = SourceReading.Of(new MergedSource(files.Select((file, i) => new DeferredSource(() => Open(file, $"file {i}")))));
        var direct = Merge(files);

        Assert.Equal(direct.Packets, deferred.Packets);
        Assert.Equal(direct.Interfaces.Select(i => i.LinkType), deferred.Interfaces.Select(i => i.LinkType));
        Assert.Equal(direct.Files, deferred.Files);
        Assert.Equal((direct.Damage, direct.Drops), (deferred.Damage, deferred.Drops));
    }

    [Fact]
    public void A_file_that_was_replaced_before_its_turn_is_named()
    {
        var files = new Queue<byte[]>([new PcapBuilder().Record(1, 0, [1]).ToArray(), new PcapBuilder().Record(7, 0, [1]).ToArray()]);
        using var source = new DeferredSource(() => Open(files.Dequeue(), "rotated"));
        source.MoveNext();

        Assert.Contains("rotated: changed", Assert.Throws<CaptureFileException>(() => _ = source.Current.Time).Message, StringComparison.Ordinal);
    }

    private static SourceReading Merge(params PcapBuilder[] files) => Merge([.. files.Select(file => file.ToArray())]);

    private static SourceReading Merge(params byte[][] files) => SourceReading.Of(new MergedSource(files.Select((file, i) => Open(file, $"file {i}"))));

    private static IPacketSource Open(byte[] file, string name) => CaptureFile.Open(new MemoryStream(file), name);

    private sealed class Counted(IPacketSource source, Action closed) : IPacketSource
    {
        public IReadOnlyList<CaptureInterface> Interfaces => source.Interfaces;

        public IReadOnlyList<CaptureFileInfo> Files => source.Files;

        public RawPacket Current => source.Current;

        public CaptureDamage? Damage => source.Damage;

        public CaptureDrops? Drops => source.Drops;

        public SourceStatus MoveNext() => source.MoveNext();

        public void Dispose()
        {
            source.Dispose();
            closed();
        }
    }

    private sealed class Pipe(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
