using System.Buffers.Binary;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.SharpPcap.Decoding;
using TcpSniff.Testing;

namespace TcpSniff.SharpPcap.Tests.Decoding;

/// <summary>What makes PacketDotNet hang or throw costs that packet, never the run.</summary>
public class HostilePacketTests
{
    private readonly PacketDotNetDecoder _decoder = new();

    [Fact]
    public void An_option_of_length_zero_ends_the_options_and_nothing_else()
    {
        var decoded = Decode(Packet.Tcp().Mss(1460).Raw(8, 0, 1, 1).Payload("text").ToBytes());

        Assert.Equal(PacketKind.Tcp, decoded.Kind);
        Assert.Equal(TcpOptionKinds.Mss | TcpOptionKinds.Malformed, decoded.Segment.Options.Kinds);
        Assert.Equal(4, decoded.Segment.PayloadLength);
    }

    [Fact]
    public void An_urgent_pointer_does_not_hide_the_options()
    {
        var decoded = Decode(Packet.Tcp().Flags(TcpFlags.Urg | TcpFlags.Ack).Urgent(7).Timestamps(1, 2).ToBytes());

        Assert.Equal(TcpOptionKinds.Timestamps, decoded.Segment.Options.Kinds);
        Assert.Equal(7, decoded.Segment.UrgentPointer);
    }

    [Fact]
    public void A_total_length_that_PacketDotNet_throws_at_costs_that_packet_only()
    {
        var bytes = Packet.Tcp().ToBytes();
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(16), 19);

        Assert.Equal(DecodeFault.Exception, Decode(bytes).Error.Fault);
        Assert.Equal(PacketKind.Tcp, Decode(Packet.Tcp().ToBytes()).Kind);
    }

    [Fact]
    public void A_header_cut_short_is_named()
    {
        var decoded = Decode(Packet.Tcp().ToBytes()[..40]);

        Assert.Equal((Layer.Tcp, DecodeFault.Truncated), (decoded.Error.Layer, decoded.Error.Fault));
    }

    [Fact]
    public void A_total_length_left_to_the_network_card_stays_0_and_takes_all_there_is()
    {
        var bytes = Packet.Tcp().Payload("text").ToBytes();
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(16), 0);
        var decoded = Decode(bytes);

        Assert.Equal(0, decoded.Segment.IpLength);
        Assert.Equal(4, decoded.Segment.PayloadLength);
    }

    private DecodedPacket Decode(byte[] bytes)
    {
        var decoded = default(DecodedPacket);
        _decoder.Decode(Packet.Raw(bytes), ref decoded);
        return decoded;
    }
}
