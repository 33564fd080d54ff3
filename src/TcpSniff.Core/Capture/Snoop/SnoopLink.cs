using TcpSniff.Packets;

namespace TcpSniff.Capture.Snoop;

/// <summary>What the packets of a snoop file begin with.</summary>
internal static class SnoopLink
{
    /// <summary>The link of a number of RFC 1761 section 3 or of Solaris' <c>sys/dlpi.h</c>, which also names its own kinds with the highest bit; null for one whose packets are not known.</summary>
    public static LinkType? Of(uint network) => network switch
    {
        0 or 4 or 17 or 25 => LinkType.Ethernet,
        2 => LinkType.TokenRing,
        8 => LinkType.Fddi,
        18 => LinkType.SunAtm,
        26 => LinkType.IPoverInfiniBand,
        0x80000001 or 0x80000007 => LinkType.IPv4,
        0x80000002 => LinkType.IPv6,
        0x80000005 => LinkType.IpNet,
        _ => null,
    };
}
