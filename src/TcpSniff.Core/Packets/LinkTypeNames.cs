using System.Globalization;

namespace TcpSniff.Packets;

/// <summary>The LINKTYPE_ names without their prefix.</summary>
public static class LinkTypeNames
{
    /// <summary><c>ETHERNET</c>, or the number where it has no name here.</summary>
    public static string Of(LinkType type) => type switch
    {
        LinkType.Null => "NULL",
        LinkType.Ethernet => "ETHERNET",
        LinkType.Ppp => "PPP",
        LinkType.PppHdlc => "PPP_HDLC",
        LinkType.PppEthernet => "PPP_ETHER",
        LinkType.RawBsd or LinkType.RawOpenBsd or LinkType.Raw => "RAW",
        LinkType.CiscoHdlc => "C_HDLC",
        LinkType.Ieee80211 => "IEEE802_11",
        LinkType.Loop => "LOOP",
        LinkType.LinuxSll => "LINUX_SLL",
        LinkType.Ieee80211Radiotap => "IEEE802_11_RADIOTAP",
        LinkType.PppWithDirection => "PPP_WITH_DIR",
        LinkType.IPv4 => "IPV4",
        LinkType.IPv6 => "IPV6",
        LinkType.LinuxSll2 => "LINUX_SLL2",
        _ => ((int)type).ToString(CultureInfo.InvariantCulture),
    };
}
