using System.Globalization;

namespace TcpSniff.Packets;

/// <summary>The LINKTYPE_ names without their prefix.</summary>
internal static class LinkTypeNames
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
        LinkType.TokenRing => "IEEE802_5",
        LinkType.Slip => "SLIP",
        LinkType.Fddi => "FDDI",
        LinkType.AtmRfc1483 => "ATM_RFC1483",
        LinkType.FrameRelay => "FRELAY",
        LinkType.Enc => "ENC",
        LinkType.Pflog => "PFLOG",
        LinkType.Prism => "IEEE802_11_PRISM",
        LinkType.IPoverFibreChannel => "IP_OVER_FC",
        LinkType.SunAtm => "SUNATM",
        LinkType.AppleIPoverIeee1394 => "APPLE_IP_OVER_IEEE1394",
        LinkType.Docsis => "DOCSIS",
        LinkType.Ieee80211Avs => "IEEE802_11_AVS",
        LinkType.JuniperEthernet => "JUNIPER_ETHER",
        LinkType.JuniperPpp => "JUNIPER_PPP",
        LinkType.JuniperFrameRelay => "JUNIPER_FRELAY",
        LinkType.JuniperHdlc => "JUNIPER_CHDLC",
        LinkType.Ppi => "PPI",
        LinkType.Erf => "ERF",
        LinkType.CiscoHdlcWithDirection => "C_HDLC_WITH_DIR",
        LinkType.FrameRelayWithDirection => "FRELAY_WITH_DIR",
        LinkType.IpNet => "IPNET",
        LinkType.Nflog => "NFLOG",
        LinkType.NetAnalyzer => "NETANALYZER",
        LinkType.IPoverInfiniBand => "IPOIB",
        LinkType.InfiniBand => "INFINIBAND",
        LinkType.Pktap => "PKTAP",
        LinkType.BroadcomTag => "DSA_TAG_BRCM",
        LinkType.BroadcomTagBefore => "DSA_TAG_BRCM_PREPEND",
        LinkType.MarvellTag => "DSA_TAG_DSA",
        LinkType.MarvellTypedTag => "DSA_TAG_EDSA",
        _ => ((int)type).ToString(CultureInfo.InvariantCulture),
    };
}
