using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Which header a packet begins with, by the number in the capture file (https://www.tcpdump.org/linktypes.html).</summary>
internal static class LinkTypes
{
    /// <summary>The first header of a packet of this link type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Header First(LinkType linkType, ref PacketWalk walk) => linkType switch
    {
        LinkType.Ethernet => Header.Ethernet,
        LinkType.LinuxSll => Header.Sll,
        LinkType.LinuxSll2 => Header.Sll2,
        LinkType.Null => Header.Null,
        LinkType.Loop => Header.Loop,
        LinkType.Raw or LinkType.RawBsd or LinkType.RawOpenBsd or LinkType.IPv4 or LinkType.IPv6 => IntoRaw(ref walk),
        LinkType.Ppp or LinkType.PppHdlc => Header.PppSerial,
        LinkType.PppPppd or LinkType.PppWithDirection => Header.PppDirected,
        LinkType.PppEthernet => Header.Pppoe,
        LinkType.CiscoHdlc => Header.CiscoHdlc,
        LinkType.Ieee80211 => Header.Wlan,
        LinkType.Ieee80211Radiotap => Header.Radiotap,
        LinkType.Mpls => Header.Mpls,
        LinkType.Fddi => Header.Fddi,
        LinkType.TokenRing => Header.TokenRing,
        LinkType.FrameRelay => Header.FrameRelay,
        LinkType.FrameRelayWithDirection => PastDirection(ref walk, Header.FrameRelay),
        LinkType.CiscoHdlcWithDirection => PastDirection(ref walk, Header.CiscoHdlc),
        LinkType.AtmRfc1483 => Header.Llc,
        LinkType.SunAtm => Header.SunAtm,
        LinkType.Nflog => Header.Nflog,
        LinkType.Ppi => Header.Ppi,
        LinkType.Pktap => Header.Pktap,
        LinkType.IPoverInfiniBand => Header.Ipoib,
        LinkType.InfiniBand => Header.InfiniBand,
        LinkType.Erf => Header.Erf,
        LinkType.Slip => Header.Slip,
        LinkType.Enc => Header.Enc,
        LinkType.Pflog => Header.Pflog,
        LinkType.IpNet => Header.IpNet,
        LinkType.Prism or LinkType.Ieee80211Avs => Header.Prism,
        LinkType.AppleIPoverIeee1394 => Header.Ieee1394,
        LinkType.IPoverFibreChannel => Header.FibreChannel,
        LinkType.JuniperEthernet => Header.JuniperEthernet,
        LinkType.JuniperPpp => Header.JuniperPpp,
        LinkType.JuniperHdlc => Header.JuniperHdlc,
        LinkType.JuniperFrameRelay => Header.JuniperFrameRelay,
        LinkType.Docsis => Header.Docsis,
        LinkType.NetAnalyzer or LinkType.BroadcomTagBefore => Header.SwitchTagBefore,
        LinkType.BroadcomTag or LinkType.MarvellTag => Header.SwitchTagInside,
        LinkType.MarvellTypedTag => Header.SwitchTagTyped,
        _ => walk.Fail(Layer.None, DecodeFault.UnknownLinkType),
    };

    private static Header PastDirection(ref PacketWalk walk, Header header)
    {
        if (walk.Rest.IsEmpty)
        {
            return walk.Truncated(Layer.Other, 1);
        }

        walk.Offset++;
        return header;
    }

    private static Header IntoRaw(ref PacketWalk walk)
    {
        walk.Enter(Layer.Raw, 0);
        return Header.Ip;
    }
}
