using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding;

/// <summary>What was recorded twice, and what was sent twice.</summary>
public sealed class CopyTests
{
    private const int Identification = 4;
    private static readonly TcpPacket Data = Packet.Tcp().Seq(100).Ack(200).Payload("hello");
    private static readonly TcpPacket Ack = Packet.Tcp().Seq(100).Ack(200);

    [Fact]
    public void The_same_packet_a_moment_later_is_a_copy() =>
        Assert.Equal([false, true], Copies((0, Numbered(Data, 7)), (20, Numbered(Data, 7))));

    [Fact]
    public void A_copy_behind_a_router_differs_in_its_time_to_live_only()
    {
        var routed = Numbered(Data, 7);
        routed[8]--;
        Assert.Equal([false, true], Copies((0, Numbered(Data, 7)), (20, routed)));
    }

    [Fact]
    public void A_retransmission_carries_another_identification() =>
        Assert.Equal([false, false], Copies((0, Numbered(Data, 7)), (20, Numbered(Data, 8))));

    [Fact]
    public void The_same_packet_much_later_was_sent_again() =>
        Assert.Equal([false, false], Copies((0, Numbered(Data, 7)), (200_000, Numbered(Data, 7))));

    [Fact]
    public void Duplicate_acknowledgments_without_identification_are_alike_by_nature() =>
        Assert.Equal([false, false, false], Copies((0, Numbered(Ack, 0)), (5, Numbered(Ack, 0)), (10, Numbered(Ack, 0))));

    [Fact]
    public void Data_without_identification_is_a_copy_faster_than_any_loss_is_noticed() =>
        Assert.Equal([false, true], Copies((0, Numbered(Data, 0)), (5, Numbered(Data, 0))));

    [Fact]
    public void Other_payload_under_a_checksum_left_to_the_network_card_is_no_copy() => Assert.Equal(
        [false, false],
        Copies((0, Numbered(Data.Checksum(0), 7)), (20, Numbered(Data.Payload("jello").Checksum(0), 7))));

    [Fact]
    public void Left_out_copies_keep_their_frame_numbers()
    {
        using var source = Capture((0, Numbered(Data, 7)), (20, Numbered(Data, 7)), (40, Numbered(Ack, 8)));
        var pipeline = new Pipeline(source, new PacketDecoder(DecoderOptions.Default)) { LeavesOutCopies = true };
        var frames = new List<long>();
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            frames.Add(pipeline.Frame);
        }

        Assert.Equal([1, 3], frames);
        Assert.Equal(1, pipeline.Record.Copies);
    }

    private static bool[] Copies(params (uint Microseconds, byte[] Ip)[] packets)
    {
        using var source = Capture(packets);
        var pipeline = new Pipeline(source, new PacketDecoder(DecoderOptions.Default));
        var copies = new List<bool>();
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            copies.Add(pipeline.Decoded.Segment.IsCopy);
        }

        return [.. copies];
    }

    private static IPacketSource Capture(params (uint Microseconds, byte[] Ip)[] packets)
    {
        var file = new PcapBuilder();
        foreach (var (microseconds, ip) in packets)
        {
            file.Record(0, microseconds, Wire.Ethernet(ip));
        }

        return CaptureFile.Open(new MemoryStream(file.ToArray()), "test");
    }

    private static byte[] Numbered(TcpPacket packet, byte id)
    {
        var ip = packet.ToIp();
        ip[Identification + 1] = id;
        return ip;
    }
}
