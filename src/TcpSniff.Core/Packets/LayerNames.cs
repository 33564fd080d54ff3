namespace TcpSniff.Packets;

/// <summary>Wireshark's short names of the layers.</summary>
internal static class LayerNames
{
    private static readonly string[] Names =
    [
        "none", "eth", "vlan", "sll", "sll2", "null", "loop", "raw", "ppp", "pppoe", "llc", "chdlc", "mpls", "ip", "ipv6", "fragment", "hopopts",
        "routing", "dstopts", "ah", "udp", "gre", "erspan", "vxlan", "geneve", "gtp", "radiotap", "wlan", "cmd", "tcp", "other",
        "fddi", "tr", "fr", "atm", "nflog", "ppi", "pktap", "ipoib", "infiniband", "erf", "slip", "enc", "pflog", "ipnet", "prism", "ap1394", "fc",
        "juniper", "docsis", "dsa", "vntag", "hsr", "macsec", "cfp", "ieee8021ah", "trill", "etherip", "nsh", "teredo", "ayiya", "l2tp", "lisp", "tzsp", "capwap",
    ];

    /// <summary>A short lower-case word.</summary>
    public static string Of(Layer layer) => (int)layer < Names.Length ? Names[(int)layer] : "other";
}
