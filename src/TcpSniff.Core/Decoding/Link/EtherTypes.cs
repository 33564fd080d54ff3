using System.Runtime.CompilerServices;

namespace TcpSniff.Decoding.Link;

/// <summary>What follows, by the numbers that IEEE gives to protocols; GRE, Geneve, cooked captures and Cisco HDLC use them too.</summary>
internal static class EtherTypes
{
    /// <summary>Numbers below are lengths of an 802.3 frame (IEEE 802.3 section 3.2.6).</summary>
    private const int First = 0x600;

    /// <summary>The header that follows a type or length field; a length bounds what follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Header Next(ref PacketWalk walk, ushort type)
    {
        switch (type)
        {
            case 0x0800:
                return Header.IPv4;
            case 0x86DD:
                return Header.IPv6;
            case 0x8100 or 0x88A8 or 0x9100 or 0x9200 or 0x9300:
                return Header.Vlan;
            case 0x8909:
                return Header.CiscoMetadata;
            case 0x8864:
                return Header.Pppoe;
            case 0x8847 or 0x8848:
                return walk.IntoTunnel(Header.Mpls, "mpls");
            case 0x8926:
                return Header.VnTag;
            case 0x892F:
                return Header.Hsr;
            case 0x88E5:
                return Header.MacSec;
            case 0x8903:
                return walk.IntoTunnel(Header.FabricPath, "fabricpath");
            case 0x88E7:
                return walk.IntoTunnel(Header.Backbone, "pbb");
            case 0x22F3:
                return walk.IntoTunnel(Header.Trill, "trill");
            case 0x894F:
                return walk.IntoTunnel(Header.Nsh, "nsh");
            case 0x6558:
                return walk.IntoTunnel(Header.Ethernet, "teb");
            case < First:
                walk.Limit(type);
                return Header.Llc;
            default:
                return walk.Other(Name(type));
        }
    }

    private static string Name(ushort type) => type switch
    {
        0x0806 => "arp",
        0x8035 => "rarp",
        0x0842 => "wol",
        0x2000 => "cdp",
        0x22EA => "srp",
        0x22F0 => "avtp",
        0x6003 => "decnet",
        0x8137 => "ipx",
        0x809B => "appletalk",
        0x80F3 => "aarp",
        0x8808 => "pause",
        0x8809 => "lacp",
        0x880B => "ppp",
        0x883E => "wccp",
        0x8863 => "pppoe-discovery",
        0x888E => "eapol",
        0x8892 => "profinet",
        0x88A2 => "aoe",
        0x88A4 => "ethercat",
        0x88B8 => "goose",
        0x88BA => "sampled-values",
        0x88CC => "lldp",
        0x88E1 => "homeplug",
        0x88F7 => "ptp",
        0x8902 => "cfm",
        0x8906 => "fcoe",
        0x8914 => "fip",
        0x9000 => "loopback",
        _ => "ethertype",
    };
}
