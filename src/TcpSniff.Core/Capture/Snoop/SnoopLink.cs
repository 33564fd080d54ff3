using TcpSniff.Packets;

namespace TcpSniff.Capture.Snoop;

/// <summary>What the packets of a snoop file begin with.</summary>
/// <param name="LinkType">The kind of header.</param>
/// <param name="Skip">Bytes before it that this kind has not.</param>
internal readonly record struct SnoopLink(LinkType LinkType, int Skip = 0)
{
    // What follows the first 20 bytes of InfiniBand's global routing header is as long as what libpcap knows for IP over InfiniBand, and ends alike.
    private const int InfiniBandExcess = 20;

    /// <summary>The link of a number of RFC 1761 section 3 or of Solaris' <c>sys/dlpi.h</c>, which also names its own kinds with the highest bit; null for one whose packets are not known.</summary>
    public static SnoopLink? Of(uint network) => network switch
    {
        0 or 4 or 17 or 25 => new(LinkType.Ethernet),
        2 => new(LinkType.TokenRing),
        8 => new(LinkType.Fddi),
        18 => new(LinkType.SunAtm),
        26 => new(LinkType.IPoverInfiniBand, InfiniBandExcess),
        0x80000001 or 0x80000007 => new(LinkType.IPv4),
        0x80000002 => new(LinkType.IPv6),
        0x80000005 => new(LinkType.IpNet),
        _ => null,
    };
}
