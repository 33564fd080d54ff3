using System.Runtime.CompilerServices;
using TcpSniff.Decoding.Link;
using TcpSniff.Decoding.Network;
using TcpSniff.Decoding.Tcp;
using TcpSniff.Decoding.Tunnels;
using TcpSniff.Decoding.Udp;
using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>The one list of headers that can be read. A new one adds its file, its line here, and its number to the table of what carries it.</summary>
internal static class Headers
{
    /// <summary>Reads the header at the walk's place, moves past it and says which one follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Header Read(Header header, ref PacketWalk walk) => header switch
    {
        Header.Ethernet => EthernetHeader.Read(ref walk),
        Header.Llc => LlcHeader.Read(ref walk),
        Header.Vlan => VlanHeader.Read(ref walk),
        Header.Sll => SllHeader.Read(ref walk),
        Header.Sll2 => Sll2Header.Read(ref walk),
        Header.Null => NullHeader.Read(ref walk, Layer.Null),
        Header.Loop => NullHeader.Read(ref walk, Layer.Loop),
        Header.Ppp => PppHeader.Read(ref walk),
        Header.PppSerial => PppHeader.ReadSerial(ref walk),
        Header.PppDirected => PppHeader.ReadDirected(ref walk),
        Header.Pppoe => PppoeHeader.Read(ref walk),
        Header.CiscoHdlc => CiscoHdlcHeader.Read(ref walk),
        Header.CiscoMetadata => CiscoMetadataHeader.Read(ref walk),
        Header.Wlan => WlanHeader.Read(ref walk),
        Header.Radiotap => RadiotapHeader.Read(ref walk),
        Header.Ip => IpVersion.Read(ref walk),
        Header.IPv4 => IPv4Header.Read(ref walk),
        Header.IPv6 => IPv6Header.Read(ref walk),
        Header.HopByHop => OptionsHeader.Read(ref walk, Layer.HopByHop),
        Header.DestinationOptions => OptionsHeader.Read(ref walk, Layer.DestinationOptions),
        Header.Routing => RoutingHeader.Read(ref walk),
        Header.Fragment => FragmentHeader.Read(ref walk),
        Header.Authentication => AuthenticationHeader.Read(ref walk),
        Header.Icmp => IcmpHeader.Read(ref walk),
        Header.IcmpV6 => IcmpHeader.ReadV6(ref walk),
        Header.Mpls => MplsLabelStack.Read(ref walk),
        Header.Gre => GreHeader.Read(ref walk),
        Header.Erspan => ErspanHeader.Read(ref walk),
        Header.Vxlan => VxlanHeader.Read(ref walk),
        Header.VxlanGpe => VxlanHeader.ReadGpe(ref walk),
        Header.Geneve => GeneveHeader.Read(ref walk),
        Header.Gtp => GtpHeader.Read(ref walk),
        Header.Udp => UdpHeader.Read(ref walk),
        Header.Tcp => TcpHeader.Read(ref walk),
        _ => Header.Done,
    };
}
