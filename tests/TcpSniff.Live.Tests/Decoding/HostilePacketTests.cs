using System.Buffers.Binary;
using TcpSniff.Decoding;
using TcpSniff.Live.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Live.Tests.Decoding;

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
    public void A_total_length_that_PacketDotNet_throws_at_is_judged_natively()
    {
        var bytes = Packet.Tcp().ToBytes();
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(16), 19);

        Assert.Equal((Layer.IPv4, DecodeFault.BadLength), (Decode(bytes).Error.Layer, Decode(bytes).Error.Fault));
        Assert.Equal(DecodedBy.PacketDotNet, Decode(Packet.Tcp().ToBytes()).By);
    }

    [Fact]
    public void What_PacketDotNet_has_no_reader_for_is_decoded_natively_from_there_on()
    {
        var behindMpls = Decode(Wire.Ethernet(0x8847, [0, 1, 0x41, 64, .. Packet.Tcp().ToIp()]));

        Assert.Equal((PacketKind.Tcp, DecodedBy.Native), (behindMpls.Kind, behindMpls.By));
        Assert.Equal(DecodedBy.PacketDotNet, Decode(Packet.Tcp().ToBytes()).By);
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
