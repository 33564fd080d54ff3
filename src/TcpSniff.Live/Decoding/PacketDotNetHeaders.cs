using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>The headers that PacketDotNet 1.4.8 takes apart, from the middle of a packet too.</summary>
internal static class PacketDotNetHeaders
{
    /// <summary>
    /// Reads the header at the walk's place, moves past it and says which one follows; null, without having moved, for one that
    /// PacketDotNet has no reader for.
    /// </summary>
    /// <param name="header">The header.</param>
    /// <param name="walk">Where it is.</param>
    /// <param name="rest">What was captured from there on.</param>
    public static Header? Read(Header header, ref PacketWalk walk, ByteArraySegment rest) => header switch
    {
        Header.Ethernet => LinkHeaders.ReadEthernet(ref walk, rest),
        Header.Vlan => LinkHeaders.ReadVlan(ref walk, rest),
        Header.Llc => LinkHeaders.ReadLlc(ref walk, rest),
        Header.Sll => CookedHeaders.Read(ref walk, rest),
        Header.Sll2 => CookedHeaders.ReadSecond(ref walk, rest),
        Header.Null => LinkHeaders.ReadNull(ref walk, rest),
        Header.Ppp or Header.PppSerial => PppHeaders.Read(ref walk, rest),
        Header.Pppoe => PppHeaders.ReadPppoe(ref walk, rest),
        Header.Ip => IpVersion.Read(ref walk),
        Header.IPv4 => IPv4Reader.Read(ref walk, rest),
        Header.IPv6 => IPv6Reader.Read(ref walk, rest),
        Header.HopByHop => ExtensionHeaders.Read(ref walk, rest, Layer.HopByHop),
        Header.DestinationOptions => ExtensionHeaders.Read(ref walk, rest, Layer.DestinationOptions),
        Header.Routing => ExtensionHeaders.Read(ref walk, rest, Layer.Routing),
        Header.Fragment => ExtensionHeaders.ReadFragment(ref walk, rest),
        Header.Gre => TunnelHeaders.ReadGre(ref walk, rest),
        Header.Vxlan => TunnelHeaders.ReadVxlan(ref walk, rest),
        Header.Udp => UdpReader.Read(ref walk, rest),
        Header.Tcp => TcpReader.Read(ref walk, rest),
        _ => null,
    };
}
