using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding.Tunnels;

public class TunnelTests
{
    private static readonly TcpPacket V4 = Packet.Tcp("10.0.0.1:1000", "10.0.0.2:80").Payload("inside");
    private static readonly TcpPacket V6 = Packet.Tcp("[2001:db8::1]:1000", "[2001:db8::2]:80").Payload("inside");
    private static readonly IpAddress Left = IpAddress.Parse("192.0.2.1");
    private static readonly IpAddress Right = IpAddress.Parse("192.0.2.2");

    private static byte[] Ip(byte protocol, params byte[] payload) => Wire.Ethernet(Wire.IPv4(Left, Right, protocol, payload));

    private static byte[] Udp(ushort port, params byte[] payload) => Ip(17, Wire.Udp(50000, port, payload));

    private static string Stack(TcpPacket inside, byte[] bytes) => Decoded.Holds(inside, bytes).Encapsulation.ToString();

    [Fact]
    public void Ip_is_carried_in_ip()
    {
        Assert.Equal("eth:ip:ip:tcp", Stack(V4, Ip(4, V4.ToIp())));
        Assert.Equal("eth:ip:ipv6:tcp", Stack(V6, Ip(41, V6.ToIp())));
        Assert.Equal("eth:ipv6:ip:tcp", Stack(V4, Wire.Ethernet(Wire.IPv6(V6.Source.Address, V6.Destination.Address, 4, V4.ToIp()))));
    }

    [Theory]
    [InlineData("00000800")]
    [InlineData("20000800aabbccdd")]
    [InlineData("b000080000000000aabbccdd00000001")]
    public void Gre_has_optional_checksum_key_and_sequence(string header) =>
        Assert.Equal("eth:ip:gre:ip:tcp", Stack(V4, Ip(47, [.. Convert.FromHexString(header), .. V4.ToIp()])));

    [Theory]
    [InlineData("2001880b00200001")]
    [InlineData("3081880b002000010000000500000006")]
    public void Gre_of_pptp_carries_ppp(string header) =>
        Assert.Equal("eth:ip:gre:ppp:ip:tcp", Stack(V4, Ip(47, [.. Convert.FromHexString(header), 0xFF, 3, 0, 0x21, .. V4.ToIp()])));

    [Theory]
    [InlineData("000088be", "eth:ip:gre:eth:ip:tcp")] // type I
    [InlineData("100088be000000011000000000000000", "eth:ip:gre:erspan:eth:ip:tcp")] // type II
    [InlineData("100022eb0000000120000000000000000000" + "0000", "eth:ip:gre:erspan:eth:ip:tcp")] // type III
    [InlineData("100022eb0000000120000000000000000000" + "0001" + "0000000000000000", "eth:ip:gre:erspan:eth:ip:tcp")]
    public void Mirrored_frames_have_three_types(string header, string stack) =>
        Assert.Equal(stack, Stack(V4, Ip(47, [.. Convert.FromHexString(header), .. V4.ToBytes()])));

    [Fact]
    public void Mpls_shows_what_it_carries_by_the_first_bytes()
    {
        byte[] labels = [0, 1, 0, 0x40, 0, 2, 0x01, 0x40];

        Assert.Equal("eth:mpls:ip:tcp", Stack(V4, Wire.Ethernet(0x8847, [.. labels, .. V4.ToIp()])));
        Assert.Equal("eth:mpls:ipv6:tcp", Stack(V6, Wire.Ethernet(0x8847, [.. labels, .. V6.ToIp()])));
        Assert.Equal("eth:mpls:eth:ip:tcp", Stack(V4, Wire.Ethernet(0x8847, [.. labels, .. V4.ToBytes()])));
        Assert.Equal("eth:mpls:eth:ip:tcp", Stack(V4, Wire.Ethernet(0x8847, [.. labels, 0, 0, 0, 9, .. V4.ToBytes()])));
        Assert.Equal("eth:ip:udp:mpls:ip:tcp", Stack(V4, Udp(6635, [.. labels, .. V4.ToIp()])));
    }

    [Fact]
    public void Vxlan_carries_ethernet_and_its_extension_more()
    {
        Assert.Equal("eth:ip:udp:vxlan:eth:ip:tcp", Stack(V4, Udp(4789, [8, 0, 0, 0, 0, 0, 7, 0, .. V4.ToBytes()])));
        Assert.Equal("eth:ip:udp:vxlan:ip:tcp", Stack(V4, Udp(4790, [12, 0, 0, 1, 0, 0, 7, 0, .. V4.ToIp()])));
        Assert.Equal("eth:ip:udp:vxlan:ipv6:tcp", Stack(V6, Udp(4790, [12, 0, 0, 2, 0, 0, 7, 0, .. V6.ToIp()])));
    }

    [Fact]
    public void Geneve_has_options() =>
        Assert.Equal("eth:ip:udp:geneve:eth:ip:tcp", Stack(V4, Udp(6081, [1, 0, 0x65, 0x58, 0, 0, 7, 0, 1, 2, 3, 0, .. V4.ToBytes()])));

    [Theory]
    [InlineData("30ff", "")]
    [InlineData("32ff", "00010000")]
    [InlineData("34ff", "00000085" + "01100000")] // a session container, then no more
    public void Gtp_has_optional_fields_and_extensions(string start, string optional)
    {
        var rest = Convert.FromHexString(optional);
        var ip = V4.ToIp();

        Assert.Equal("eth:ip:udp:gtp:ip:tcp", Stack(V4, Udp(2152, [.. Convert.FromHexString(start), .. Wire.U16((ushort)(rest.Length + ip.Length)), 0, 0, 0, 9, .. rest, .. ip])));
    }

    [Theory]
    [InlineData(2152)]
    [InlineData(4789)]
    [InlineData(4790)]
    [InlineData(6081)]
    public void Somebody_else_on_a_tunnels_port_stays_a_datagram(ushort port)
    {
        Assert.Equal(PacketKind.Udp, Decoded.Packet(Udp(port, 0xC0, 0, 0, 1)).Kind);
        Assert.Equal(PacketKind.Udp, Decoded.Packet(Udp(port, [0xC0, 0, 0, 1, .. new byte[40]])).Kind);
    }

    [Fact]
    public void The_length_of_the_datagram_around_a_tunnel_bounds_the_segment()
    {
        var bytes = Udp(4789, [8, 0, 0, 0, 0, 0, 7, 0, .. V4.ToBytes()]);
        bytes[14 + 20 + 5] -= 2; // the low byte of the UDP length

        Assert.Equal("inside".Length - 2, Decoded.Segment(bytes).PayloadLength);
    }

    [Theory]
    [InlineData(4, "ip-in-ip")]
    [InlineData(41, "ipv6-in-ip")]
    [InlineData(47, "gre")]
    [InlineData(137, "mpls")]
    public void Tunnels_can_be_left_alone(byte protocol, string name)
    {
        var options = new DecoderOptions { Tunnels = false };

        Assert.Equal(name, Decoded.Packet(Ip(protocol, V4.ToIp()), options: options).Protocol);
        Assert.Equal(PacketKind.Udp, Decoded.Packet(Udp(4789, [8, 0, 0, 0, 0, 0, 7, 0, .. V4.ToBytes()]), options: options).Kind);
    }

    [Fact]
    public void A_stack_without_end_is_given_up()
    {
        var packet = V4.ToIp();
        for (var i = 0; i < 50; i++)
        {
            packet = Wire.IPv4(Left, Right, 4, packet);
        }

        Assert.Equal(DecodeFault.TooDeep, Decoded.Packet(Wire.Ethernet(packet)).Error.Fault);
    }
}
