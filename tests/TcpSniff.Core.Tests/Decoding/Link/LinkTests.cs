using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding.Link;

public class LinkTests
{
    private static readonly TcpPacket V4 = Packet.Tcp("10.0.0.1:1000", "10.0.0.2:80").Payload("x");
    private static readonly TcpPacket V6 = Packet.Tcp("[2001:db8::1]:1000", "[2001:db8::2]:80").Payload("x");
    private static readonly byte[] Snap = [0xAA, 0xAA, 3, 0, 0, 0, 8, 0];

    private static string Stack(byte[] bytes, LinkType linkType = LinkType.Ethernet) => Decoded.Segment(bytes, linkType).Encapsulation.ToString();

    [Fact]
    public void Ethernet_carries_both_versions_of_ip()
    {
        Assert.Equal("eth:ip:tcp", Stack(V4.ToBytes()));
        Assert.Equal("eth:ipv6:tcp", Stack(V6.ToBytes()));
    }

    [Theory]
    [InlineData(0x8100)]
    [InlineData(0x88A8)]
    [InlineData(0x9100)]
    [InlineData(0x9200)]
    public void Vlan_tags_nest(ushort outer) =>
        Assert.Equal("eth:vlan:vlan:ip:tcp", Stack(Wire.Ethernet(outer, Wire.Vlan(7, 0x8100, Wire.Vlan(8, 0x0800, V4.ToIp())))));

    [Theory]
    [InlineData("0101000100020800", "eth:cmd:ip:tcp")]
    [InlineData("010200010002000300040800", "eth:cmd:ip:tcp")]
    public void Cisco_metadata_tags_are_passed_by(string tag, string stack) =>
        Assert.Equal(stack, Stack(Wire.Ethernet(0x8909, [.. Convert.FromHexString(tag), .. V4.ToIp()])));

    [Fact]
    public void A_cisco_metadata_tag_that_claims_more_than_there_is_is_cut()
    {
        var decoded = Decoded.Packet(Wire.Ethernet(0x8909, [1, 255, 0, 1, 0, 2, 8, 0]));
        Assert.Equal(PacketKind.Undecoded, decoded.Kind);
    }

    [Fact]
    public void An_802_3_length_bounds_what_follows()
    {
        byte[] llc = [.. Snap, .. V4.ToIp()];
        byte[] frame = [.. Wire.Ethernet((ushort)(llc.Length - 1), llc), 1, 2, 3];

        var segment = Decoded.Segment(frame);

        Assert.Equal(("eth:llc:ip:tcp", 0), (segment.Encapsulation.ToString(), segment.PayloadLength));
    }

    [Theory]
    [InlineData(LinkType.Raw)]
    [InlineData(LinkType.RawBsd)]
    [InlineData(LinkType.RawOpenBsd)]
    public void Raw_ip_has_many_numbers(LinkType linkType)
    {
        Assert.Equal("raw:ip:tcp", Stack(V4.ToIp(), linkType));
        Assert.Equal("raw:ipv6:tcp", Stack(V6.ToIp(), linkType));
    }

    [Fact]
    public void Raw_ip_may_have_its_version_as_its_number()
    {
        Assert.Equal("raw:ip:tcp", Stack(V4.ToIp(), LinkType.IPv4));
        Assert.Equal("raw:ipv6:tcp", Stack(V6.ToIp(), LinkType.IPv6));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(28)]
    [InlineData(30)]
    public void Loopback_families_are_read_in_either_byte_order(byte inet6)
    {
        Assert.Equal("null:ip:tcp", Stack([2, 0, 0, 0, .. V4.ToIp()], LinkType.Null));
        Assert.Equal("null:ip:tcp", Stack([0, 0, 0, 2, .. V4.ToIp()], LinkType.Null));
        Assert.Equal("null:ipv6:tcp", Stack([inet6, 0, 0, 0, .. V6.ToIp()], LinkType.Null));
        Assert.Equal("loop:ipv6:tcp", Stack([0, 0, 0, inet6, .. V6.ToIp()], LinkType.Loop));
    }

    [Fact]
    public void Linux_cooked_captures_have_two_versions()
    {
        Assert.Equal("sll:ip:tcp", Stack([0, 0, 0, 1, 0, 6, .. new byte[8], 8, 0, .. V4.ToIp()], LinkType.LinuxSll));
        Assert.Equal("sll:vlan:ip:tcp", Stack([0, 0, 0, 1, 0, 6, .. new byte[8], 0x81, 0, .. Wire.Vlan(5, 0x0800, V4.ToIp())], LinkType.LinuxSll));
        Assert.Equal("sll2:ipv6:tcp", Stack([0x86, 0xDD, 0, 0, 0, 0, 0, 2, 0, 1, 0, 6, .. new byte[8], .. V6.ToIp()], LinkType.LinuxSll2));
    }

    [Theory]
    [InlineData("ff030021", LinkType.Ppp)]
    [InlineData("0021", LinkType.Ppp)]
    [InlineData("21", LinkType.Ppp)]
    [InlineData("ff0321", LinkType.PppHdlc)]
    [InlineData("01030021", LinkType.PppPppd)]
    [InlineData("00ff030021", LinkType.PppWithDirection)]
    [InlineData("000021", LinkType.PppWithDirection)]
    public void Ppp_comes_with_and_without_its_framing(string header, LinkType linkType) =>
        Assert.Equal("ppp:ip:tcp", Stack([.. Convert.FromHexString(header), .. V4.ToIp()], linkType));

    [Fact]
    public void A_serial_line_may_speak_cisco_hdlc()
    {
        byte[] packet = [0x0F, 0, 8, 0, .. V4.ToIp()];

        Assert.Equal("chdlc:ip:tcp", Stack(packet, LinkType.CiscoHdlc));
        Assert.Equal("chdlc:ip:tcp", Stack(packet, LinkType.Ppp));
    }

    [Fact]
    public void A_pppoe_length_bounds_what_follows()
    {
        var ip = V4.ToIp();
        byte[] session = [0x11, 0, 0, 9, .. Wire.U16((ushort)(ip.Length + 2 - 1)), 0, 0x21, .. ip];

        var segment = Decoded.Segment(Wire.Ethernet(0x8864, session));

        Assert.Equal(("eth:pppoe:ppp:ip:tcp", 0), (segment.Encapsulation.ToString(), segment.PayloadLength));
        Assert.Equal("pppoe:ppp:ip:tcp", Stack(session, LinkType.PppEthernet));
    }

    [Theory]
    [InlineData(0x0806, "arp")]
    [InlineData(0x88CC, "lldp")]
    [InlineData(0x888E, "eapol")]
    [InlineData(0x1234, "ethertype")]
    public void What_is_not_followed_has_a_name(ushort etherType, string name)
    {
        var decoded = Decoded.Packet(Wire.Ethernet(etherType, new byte[46]));

        Assert.Equal((PacketKind.Other, name), (decoded.Kind, decoded.Protocol));
    }

    [Fact]
    public void Spanning_tree_has_a_name() => Assert.Equal("stp", Decoded.Packet(Wire.Ethernet(38, [0x42, 0x42, 3, .. new byte[43]])).Protocol);

    [Fact]
    public void An_unknown_link_type_is_an_error() =>
        Assert.Equal(new DecodeError(Layer.None, DecodeFault.UnknownLinkType, 0, 0, 4), Decoded.Packet([1, 2, 3, 4], (LinkType)147).Error);

    [Fact]
    public void A_frame_shorter_than_its_header_is_an_error() =>
        Assert.Equal(new DecodeError(Layer.Ethernet, DecodeFault.Truncated, 0, 14, 3), Decoded.Packet([1, 2, 3]).Error);
}
