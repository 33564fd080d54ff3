using TcpSniff.Decoding;
using TcpSniff.Live.Filters;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Live.Tests.Filters;

public sealed class FilterHintTests
{
    private static readonly TcpPacket Web = Packet.Tcp("10.0.0.1:40000", "10.0.0.2:80");
    private static readonly TcpPacket Web6 = Packet.Tcp("[2001:db8::1]:40000", "[2001:db8::2]:80");
    private static readonly IpAddress Left = IpAddress.Parse("192.0.2.1");
    private static readonly IpAddress Right = IpAddress.Parse("192.0.2.2");

    public static TheoryData<string, byte[], string> Hidden => new()
    {
        { "vlan", Tagged(Web), "(port 80) or (vlan and (port 80))" },
        { "vlan, IPv6", Tagged(Web6), "(port 80) or (vlan and (port 80))" },
        { "QinQ", Wire.Ethernet(0x88a8, Wire.Vlan(5, 0x8100, Wire.Vlan(6, 0x0800, Web.ToIp()))), "(port 80) or (vlan and vlan and (port 80))" },
        { "MPLS", Wire.Ethernet(0x8847, [0, 1, 0x41, 64, .. Web.ToIp()]), "(port 80) or (mpls and (port 80))" },
        { "PPPoE", Pppoe(Web.ToIp()), "(port 80) or (pppoes and (port 80))" },
        { "GRE", Wire.Ethernet(Wire.IPv4(Left, Right, 47, [0, 0, 8, 0, .. Web.ToIp()])), "(port 80) or proto 47" },
        { "IP in IP", Wire.Ethernet(Wire.IPv4(Left, Right, 4, Web.ToIp())), "(port 80) or proto 4 or proto 41" },
        { "6in4", Wire.Ethernet(Wire.IPv4(Left, Right, 41, Web6.ToIp())), "(port 80) or proto 4 or proto 41" },
        { "VXLAN", Wire.Ethernet(Vxlan()), "(port 80) or udp port 4789" },
        { "VXLAN in a VLAN", Wire.Ethernet(0x8100, Wire.Vlan(5, 0x0800, Vxlan())), "(port 80) or (vlan and (udp port 4789))" },
    };

    [Theory]
    [MemberData(nameof(Hidden))]
    public void The_filter_that_would_have_matched_is_named(string how, byte[] packet, string suggestion)
    {
        using var source = Filter("port 80", packet);

        Assert.Empty(CapturedPacket.Pull(source, so => false));
        Assert.Equal((how, suggestion), (how, source.Suggestion));
        using var better = Filter(source.Suggestion!, packet);
        Assert.Single(CapturedPacket.Pull(better, so => false));
    }

    [Theory]
    [InlineData("port 81")]
    [InlineData("udp")]
    [InlineData("ether host 00:00:00:00:00:09")]
    public void Where_the_filter_does_not_want_the_packet_without_its_tag_either_nothing_is_said(string filter)
    {
        using var source = Filter(filter, Tagged(Web));
        CapturedPacket.Pull(source, so => false);

        Assert.Null(source.Suggestion);
    }

    [Fact]
    public void Where_something_came_through_nothing_is_said()
    {
        using var source = Filter("port 80", Tagged(Web), Web.ToBytes());

        Assert.Single(CapturedPacket.Pull(source, so => false));
        Assert.Null(source.Suggestion);
    }

    private static FilteredSource Filter(string expression, params byte[][] packets) =>
        new(FilteredSourceTests.Capture([.. packets.Select(packet => (LinkType.Ethernet, packet))]), expression, new PacketDecoder());

    private static byte[] Tagged(TcpPacket packet) => Wire.Ethernet(0x8100, Wire.Vlan(5, Wire.EtherType(packet.ToIp()), packet.ToIp()));

    private static byte[] Vxlan() => Wire.IPv4(Left, Right, 17, Wire.Udp(50000, 4789, [8, 0, 0, 0, 0, 0, 5, 0, .. Web.ToBytes()]));

    private static byte[] Pppoe(byte[] ip) => Wire.Ethernet(0x8864, [0x11, 0, 0, 1, .. Wire.U16((ushort)(ip.Length + 2)), 0, 0x21, .. ip]);
}
