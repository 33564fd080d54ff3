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
        Header.WlanOfTunnel => WlanHeader.ReadOfTunnel(ref walk),
        Header.Fddi => FddiHeader.Read(ref walk),
        Header.TokenRing => TokenRingHeader.Read(ref walk),
        Header.FrameRelay => FrameRelayHeader.Read(ref walk),
        Header.SunAtm => SunAtmHeader.Read(ref walk),
        Header.Nflog => NflogHeader.Read(ref walk),
        Header.Ppi => PpiHeader.Read(ref walk),
        Header.Pktap => PktapHeader.Read(ref walk),
        Header.Ipoib => IpoibHeader.Read(ref walk),
        Header.InfiniBand => InfiniBandHeader.Read(ref walk),
        Header.Erf => ErfHeader.Read(ref walk),
        Header.Slip => BsdHeaders.ReadSlip(ref walk),
        Header.Enc => BsdHeaders.ReadEnc(ref walk),
        Header.Pflog => BsdHeaders.ReadPflog(ref walk),
        Header.IpNet => BsdHeaders.ReadIpNet(ref walk),
        Header.Prism => PrismHeader.Read(ref walk),
        Header.Ieee1394 => SerialBusHeader.Read1394(ref walk),
        Header.FibreChannel => SerialBusHeader.ReadFibreChannel(ref walk),
        Header.JuniperEthernet => JuniperHeader.Read(ref walk, Header.Ethernet),
        Header.JuniperPpp => JuniperHeader.Read(ref walk, Header.Ppp),
        Header.JuniperHdlc => JuniperHeader.Read(ref walk, Header.CiscoHdlc),
        Header.JuniperFrameRelay => JuniperHeader.Read(ref walk, Header.FrameRelay),
        Header.Docsis => DocsisHeader.Read(ref walk),
        Header.SwitchTagBefore => SwitchTagHeader.ReadBefore(ref walk),
        Header.SwitchTagInside => SwitchTagHeader.ReadInside(ref walk),
        Header.SwitchTagTyped => SwitchTagHeader.ReadTyped(ref walk),
        Header.VnTag => VnTagHeader.Read(ref walk),
        Header.Hsr => HsrHeader.Read(ref walk),
        Header.MacSec => MacSecHeader.Read(ref walk),
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
        Header.FabricPath => FrameInFrame.ReadFabricPath(ref walk),
        Header.Backbone => FrameInFrame.ReadBackbone(ref walk),
        Header.Trill => FrameInFrame.ReadTrill(ref walk),
        Header.EtherIp => FrameInFrame.ReadEtherIp(ref walk),
        Header.Nsh => NshHeader.Read(ref walk),
        Header.Teredo => TeredoHeader.Read(ref walk),
        Header.Ayiya => AyiyaHeader.Read(ref walk),
        Header.L2tp => L2tpHeader.Read(ref walk),
        Header.GreOverUdp => UdpEnvelopes.ReadGre(ref walk),
        Header.Lisp => UdpEnvelopes.ReadLisp(ref walk),
        Header.Tzsp => UdpEnvelopes.ReadTzsp(ref walk),
        Header.Capwap => CapwapHeader.Read(ref walk),
        Header.Udp => UdpHeader.Read(ref walk),
        Header.Tcp => TcpHeader.Read(ref walk),
        _ => Header.Done,
    };
}
