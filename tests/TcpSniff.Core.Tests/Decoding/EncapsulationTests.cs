using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding;

public class EncapsulationTests
{
    public static TheoryData<int, string> Numbers => [.. EncapsulatedPackets.All.Select((sample, i) => new TheoryDataRow<int, string>(i, $"{sample.Stack} ({sample.LinkType})"))];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_segment_is_found_behind_every_header(int number, string name)
    {
        Assert.NotEmpty(name);
        var (stack, linkType, bytes) = EncapsulatedPackets.All[number];

        var segment = Decoded.Holds(EncapsulatedPackets.Inside(stack), bytes, linkType);

        Assert.Equal((stack, "inside".Length), (segment.Encapsulation.ToString(), segment.PayloadLength));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Cut_before_the_segment_it_is_none_and_says_where_it_ends(int number, string name)
    {
        Assert.NotEmpty(name);
        var (stack, linkType, bytes) = EncapsulatedPackets.All[number];
        var begin = Decoded.Segment(bytes, linkType).PayloadOffset - 20;

        for (var length = 0; length < begin; length++)
        {
            var decoded = Decoded.Packet(bytes[..length], linkType);
            Assert.NotEqual(PacketKind.Tcp, decoded.Kind);
            Assert.True(decoded.Kind != PacketKind.Undecoded || decoded.Error is { Fault: not DecodeFault.None } and { Offset: >= 0 }, $"{stack} cut at {length}");
        }
    }

    [Fact]
    public void Whatever_is_changed_reads_to_an_end_and_stays_in_its_bytes()
    {
        var decoder = new PacketDecoder();
        var decoded = default(DecodedPacket);
        foreach (var (linkType, bytes) in EncapsulatedPackets.Spoiled(seed: 3, changes: 500))
        {
            decoder.Decode(Testing.Packet.Raw(bytes, linkType), ref decoded);
            Assert.True(decoded.Kind != PacketKind.Tcp || decoded.Segment.PayloadOffset + decoded.Segment.CapturedPayload <= decoder.Bytes(Testing.Packet.Raw(bytes, linkType), decoded).Length);
        }
    }

    [Theory]
    [InlineData(1701, "c8020014")]
    [InlineData(3544, "6000000000ff")]
    [InlineData(4341, "0000000000000000ff")]
    [InlineData(4754, "00ff0800")]
    [InlineData(5072, "0000002900000000")]
    [InlineData(5247, "0110020000000000")]
    [InlineData(37008, "0100000104")]
    public void Somebody_else_on_a_tunnels_port_stays_a_datagram(ushort port, string payload)
    {
        var bytes = Wire.Ethernet(Wire.IPv4(IpAddress.Parse("192.0.2.1"), IpAddress.Parse("192.0.2.2"), 17, Wire.Udp(50000, port, Convert.FromHexString(payload))));

        Assert.Equal(PacketKind.Udp, Decoded.Packet(bytes).Kind);
    }

    [Theory]
    [InlineData(0x8903, "fabricpath")]
    [InlineData(0x88E7, "pbb")]
    [InlineData(0x22F3, "trill")]
    [InlineData(0x894F, "nsh")]
    public void Frames_in_frames_can_be_left_alone(ushort etherType, string name) =>
        Assert.Equal(name, Decoded.Packet(Wire.Ethernet(etherType, new byte[60]), options: new() { Tunnels = false }).Protocol);

    [Theory]
    [InlineData(LinkType.Fddi, "40", "fddi")]
    [InlineData(LinkType.TokenRing, "1000", "token-ring")]
    [InlineData(LinkType.Docsis, "c00000000000", "docsis")]
    [InlineData(LinkType.Erf, "000000000000000030040010000000000000", "erf")]
    [InlineData(LinkType.InfiniBand, "0000", "infiniband")]
    public void What_carries_no_packet_has_a_name(LinkType linkType, string start, string name) =>
        Assert.Equal((PacketKind.Other, name), (Decoded.Packet([.. Convert.FromHexString(start), .. new byte[40]], linkType).Kind, Decoded.Packet([.. Convert.FromHexString(start), .. new byte[40]], linkType).Protocol));

    [Fact]
    public void Encrypted_MACsec_needs_its_keys() => Assert.Equal("macsec", Decoded.Packet(Wire.Ethernet(0x88E5, [0x0C, 0, 0, 0, 0, 1, .. new byte[60]])).Protocol);
}
