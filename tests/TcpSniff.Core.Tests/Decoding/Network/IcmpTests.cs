using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding.Network;

public class IcmpTests
{
    private static readonly TcpPacket V4 = Packet.Tcp("10.0.0.1:1000", "10.0.0.2:80").Seq(777);
    private static readonly TcpPacket V6 = Packet.Tcp("[2001:db8::1]:1000", "[2001:db8::2]:80").Seq(777);
    private static readonly IpAddress Router = IpAddress.Parse("192.0.2.254");

    private static DecodedPacket Error(byte type, byte code, byte[] quote, ushort mtu = 0) =>
        Decoded.Packet(Wire.Ethernet(Wire.IPv4(Router, V4.Source.Address, 1, [type, code, 0, 0, 0, 0, .. Wire.U16(mtu), .. quote])));

    [Fact]
    public void An_error_names_the_segment_that_it_quotes()
    {
        var decoded = Error(3, 4, V4.ToIp()[..28], mtu: 1400);

        Assert.Equal(PacketKind.IcmpError, decoded.Kind);
        Assert.Equal((Router, false, 3, 4, 1400u), (decoded.Icmp.Reporter, decoded.Icmp.IsV6, decoded.Icmp.Type, decoded.Icmp.Code, decoded.Icmp.Mtu));
        Assert.Equal((Decoded.Segment(V4.ToBytes()).Key, new SequenceNumber(777)), (decoded.Icmp.Key, decoded.Icmp.QuotedSeq));
        Assert.Equal(V4.Source, decoded.Icmp.Key[decoded.Icmp.QuotedSide]);
    }

    [Fact]
    public void A_packet_too_big_of_ipv6_names_the_segment_and_the_mtu()
    {
        var error = Wire.IPv6(IpAddress.Parse("2001:db8::fe"), V6.Source.Address, 58, [2, 0, 0, 0, .. Wire.U32(1280), .. V6.ToIp()]);

        var icmp = Decoded.Packet(Wire.Ethernet(error)).Icmp;

        Assert.Equal((true, 2, 1280u), (icmp.IsV6, icmp.Type, icmp.Mtu));
        Assert.Equal(V6.Source, icmp.Key[icmp.QuotedSide]);
    }

    [Fact]
    public void What_quotes_no_segment_is_plain_icmp()
    {
        Assert.Equal("icmp", Error(8, 0, V4.ToIp()).Protocol); // echo request
        Assert.Equal("icmp", Error(3, 3, V4.ToIp()[..27]).Protocol);
        Assert.Equal("icmp", Error(3, 3, Wire.IPv4(V4.Source.Address, V4.Destination.Address, 17, new byte[8])).Protocol);
        Assert.Equal("icmp", Error(11, 0, []).Protocol);
    }
}
