namespace TcpSniff.Decoding.Link;

/// <summary>What follows a PPP protocol field (IANA's PPP DLL protocol numbers).</summary>
internal static class PppProtocols
{
    private const byte BridgedEthernet = 1;

    public static Header Next(ref PacketWalk walk, ushort protocol) => protocol switch
    {
        0x0021 => Header.IPv4,
        0x0057 => Header.IPv6,
        0x0031 when walk.Rest is [_, BridgedEthernet, ..] => PastBridge(ref walk),
        0x0281 or 0x0283 => walk.IntoTunnel(Header.Mpls, "mpls"),
        _ => walk.Other(Name(protocol)),
    };

    // Flags and the kind of frame come first (RFC 3518 section 4.2).
    private static Header PastBridge(ref PacketWalk walk)
    {
        walk.Offset += 2;
        return Header.Ethernet;
    }

    private static string Name(ushort protocol) => protocol switch
    {
        0x0023 or 0x8023 => "osi",
        0x002B => "ipx",
        0x002D or 0x002F => "vj-compressed",
        0x0031 or 0x8031 => "bcp",
        0x003D => "ppp-multilink",
        0x00FD => "ppp-compressed",
        0x8021 => "ipcp",
        0x8057 => "ipv6cp",
        0x80FD => "ccp",
        0x8207 or 0x0207 => "cdp",
        0x8281 => "mplscp",
        0xC021 => "lcp",
        0xC023 => "pap",
        0xC025 => "lqr",
        0xC223 => "chap",
        0xC227 => "eap",
        _ => "ppp",
    };
}
