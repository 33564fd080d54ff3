using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Link;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.SharpPcap.Decoding;

/// <summary>The headers that PacketDotNet takes apart, and those that it cannot.</summary>
internal static class PacketDotNetHeaders
{
    /// <summary>Reads the header at the walk's place, moves past it and says which one follows.</summary>
    /// <param name="header">The header.</param>
    /// <param name="walk">Where it is.</param>
    /// <param name="rest">What was captured from there on.</param>
    public static Header Read(Header header, ref PacketWalk walk, ByteArraySegment rest) => header switch
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

        // What an error quotes is the beginning of a packet, cut after the ports and the sequence number: PacketDotNet needs all of it.
        Header.Icmp => IcmpHeader.Read(ref walk),
        Header.IcmpV6 => IcmpHeader.ReadV6(ref walk),

        // PacketDotNet has no reader for it, and none is needed: it is passed by.
        Header.CiscoMetadata => CiscoMetadataHeader.Read(ref walk),
        _ => walk.Fail(LayerOf(header), DecodeFault.Unsupported),
    };

    /// <summary>The layer of a header that PacketDotNet 1.4.8 cannot take apart, or not from the middle of a packet.</summary>
    private static Layer LayerOf(Header header) => header switch
    {
        Header.Loop => Layer.Loop,
        Header.PppDirected => Layer.Ppp,
        Header.CiscoHdlc => Layer.CiscoHdlc,
        Header.Wlan => Layer.Wlan,
        Header.Radiotap => Layer.Radiotap,
        Header.Authentication => Layer.Ah,
        Header.Mpls => Layer.Mpls,
        Header.Erspan => Layer.Erspan,
        Header.VxlanGpe => Layer.Vxlan,
        Header.Geneve => Layer.Geneve,
        Header.Gtp => Layer.Gtp,
        _ => Layer.Other,
    };
}
