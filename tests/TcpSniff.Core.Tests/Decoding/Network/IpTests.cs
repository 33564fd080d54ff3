using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding.Network;

public class IpTests
{
    private static readonly TcpPacket V4 = Packet.Tcp("10.0.0.1:1000", "10.0.0.2:80").Payload("x");
    private static readonly TcpPacket V6 = Packet.Tcp("[2001:db8::1]:1000", "[2001:db8::2]:80").Payload("x");

    private static byte[] Around(byte nextHeader, params byte[] payload) => Wire.Ethernet(Wire.IPv6(V6.Source.Address, V6.Destination.Address, nextHeader, payload));

    [Fact]
    public void The_last_address_of_a_source_route_is_the_destination()
    {
        byte[] route = [1, 131, 11, 4, 10, 9, 9, 9, .. Wire.Address(V4.Destination.Address)];
        var hop = IpAddress.Parse("10.8.8.8");

        Decoded.Holds(V4, Wire.Ethernet(Wire.IPv4(V4.Source.Address, hop, 6, V4.ToTcp(), route)));
    }

    [Theory]
    [InlineData("94040000")] // router alert
    [InlineData("01010100")]
    [InlineData("83ff0400")] // a source route that claims more than there is
    [InlineData("83000000")]
    public void Other_options_of_ipv4_are_passed_over(string options) =>
        Decoded.Holds(V4, Wire.Ethernet(Wire.IPv4(V4.Source.Address, V4.Destination.Address, 6, V4.ToTcp(), Convert.FromHexString(options))));

    [Fact]
    public void Extension_headers_of_ipv6_are_passed_in_any_order()
    {
        byte[] chain = [60, 0, 1, 4, 0, 0, 0, 0, 43, 1, 1, 12, .. new byte[12], 6, 0, 4, 0, 0, 0, 0, 0, .. V6.ToTcp()];

        Assert.Equal("eth:ipv6:hopopts:dstopts:routing:tcp", Decoded.Holds(V6, Around(0, chain)).Encapsulation.ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_routing_header_names_the_final_destination_as_long_as_the_packet_is_on_its_way(byte type)
    {
        var hop = IpAddress.Parse("2001:db8::99");
        byte[] routing = [6, 2, type, 1, 0, 0, 0, 0, .. Wire.Address(V6.Destination.Address), .. V6.ToTcp()];

        Decoded.Holds(V6, Wire.Ethernet(Wire.IPv6(V6.Source.Address, hop, 43, routing)));
    }

    [Fact]
    public void A_mobile_sender_is_known_by_its_home_address()
    {
        byte[] options = [6, 2, 1, 2, 0, 0, 201, 16, .. Wire.Address(V6.Source.Address), .. V6.ToTcp()];

        Decoded.Holds(V6, Wire.Ethernet(Wire.IPv6(IpAddress.Parse("2001:db8::99"), V6.Destination.Address, 60, options)));
    }

    [Fact]
    public void Signed_packets_can_be_read()
    {
        byte[] signed = [6, 4, 0, 0, .. new byte[20], .. V4.ToTcp()];

        Decoded.Holds(V4, Wire.Ethernet(Wire.IPv4(V4.Source.Address, V4.Destination.Address, 51, signed)));
    }

    [Fact]
    public void A_payload_length_of_zero_leaves_all_that_is_left_to_the_segment()
    {
        var bytes = V6.ToBytes();
        (bytes[18], bytes[19]) = (0, 0);

        Assert.Equal(1, Decoded.Holds(V6, bytes).PayloadLength);
    }

    [Theory]
    [InlineData(14, 0x55, DecodeFault.BadValue)] // version 5
    [InlineData(14, 0x44, DecodeFault.BadLength)] // header of 16 bytes
    [InlineData(17, 19, DecodeFault.BadLength)] // packet shorter than its header
    [InlineData(14, 0x4F, DecodeFault.Truncated)] // header longer than the packet
    public void A_header_that_cannot_be_is_an_error(int at, byte value, DecodeFault fault)
    {
        var bytes = Packet.Tcp().ToBytes();
        bytes[at] = value;

        Assert.Equal((Layer.IPv4, fault), (Decoded.Packet(bytes).Error.Layer, Decoded.Packet(bytes).Error.Fault));
    }

    [Theory]
    [InlineData(2, "igmp")]
    [InlineData(50, "esp")]
    [InlineData(89, "ospf")]
    [InlineData(132, "sctp")]
    [InlineData(253, "ip-protocol")]
    public void What_is_not_followed_has_a_name(byte protocol, string name) =>
        Assert.Equal(name, Decoded.Packet(Wire.Ethernet(Wire.IPv4(V4.Source.Address, V4.Destination.Address, protocol, new byte[20]))).Protocol);

    [Fact]
    public void A_datagram_has_its_ends_and_its_payload()
    {
        var bytes = Wire.Ethernet(Wire.IPv4(V4.Source.Address, V4.Destination.Address, 17, Wire.Udp(5353, 53, [1, 2, 3])));

        var datagram = Decoded.Packet(bytes).Datagram;

        Assert.Equal(("10.0.0.1:5353", "10.0.0.2:53"), (datagram.Source.ToString(), datagram.Destination.ToString()));
        Assert.Equal((3, 3, 42), (datagram.PayloadLength, datagram.CapturedPayload, datagram.PayloadOffset));
    }
}
