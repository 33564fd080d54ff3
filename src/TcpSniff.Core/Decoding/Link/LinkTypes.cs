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
        _ => walk.Fail(Layer.None, DecodeFault.UnknownLinkType),
    };

    private static Header IntoRaw(ref PacketWalk walk)
    {
        walk.Enter(Layer.Raw, 0);
        return Header.Ip;
    }
}
