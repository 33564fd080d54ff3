using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding.Tunnels;

public class SeparateTunnelsTests
{
    private static readonly TcpPacket Inside = Packet.Tcp("10.0.0.1:1000", "10.0.0.2:80");
    private static readonly IpAddress Left = IpAddress.Parse("192.0.2.1");
    private static readonly IpAddress Right = IpAddress.Parse("192.0.2.2");

    private static FlowKey Key(byte[] bytes, bool separate = true) =>
        Decoded.Segment(bytes, options: new() { SeparateTunnels = separate }).Key;

    private static byte[] Vlan(int id) => Wire.Ethernet(0x8100, Wire.Vlan(id, 0x0800, Inside.ToIp()));

    private static byte[] Vxlan(byte network, IpAddress source, IpAddress destination, TcpPacket inside) =>
        Wire.Ethernet(Wire.IPv4(source, destination, 17, Wire.Udp(5000, 4789, [8, 0, 0, 0, 0, 0, network, 0, .. inside.ToBytes()])));

    [Fact]
    public void The_same_ends_are_one_connection_by_default()
    {
        Assert.Equal(Key(Vlan(1), separate: false), Key(Vlan(2), separate: false));
        Assert.Equal(Key(Inside.ToBytes(), separate: false), Key(Vxlan(1, Left, Right, Inside), separate: false));
    }

    [Fact]
    public void Vlans_are_kept_apart_where_that_was_asked_for()
    {
        Assert.NotEqual(Key(Vlan(1)), Key(Vlan(2)));
        Assert.Equal(Key(Vlan(1)), Key(Vlan(1)));
        Assert.Equal(0u, Key(Inside.ToBytes()).Tunnel);
    }

    [Fact]
    public void Tunnels_are_kept_apart_by_their_networks_and_their_ends()
    {
        var one = Key(Vxlan(1, Left, Right, Inside));

        Assert.NotEqual(one, Key(Vxlan(2, Left, Right, Inside)));
        Assert.NotEqual(one, Key(Vxlan(1, Left, IpAddress.Parse("192.0.2.3"), Inside)));
    }

    [Fact]
    public void Both_directions_of_a_tunnel_are_one_connection() =>
        Assert.Equal(Key(Vxlan(1, Left, Right, Inside)), Key(Vxlan(1, Right, Left, Inside.Answer())));
}
