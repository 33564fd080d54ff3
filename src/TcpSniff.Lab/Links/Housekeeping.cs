using System.Runtime.Versioning;

namespace TcpSniff.Lab.Links;

/// <summary>What IPv6 says to itself on every interface that comes up: multicast listeners, routers, neighbours. Nobody at the other end needs it.</summary>
[SupportedOSPlatform("linux")]
internal static class Housekeeping
{
    private const int NextHeader = 6;
    private const int PayloadAt = 40;
    private const byte HopByHop = 0;
    private const byte Icmp = 58;
    private const byte FirstType = 130;   // Multicast listener query (RFC 2710).
    private const byte LastType = 143;    // Multicast listener report, version 2 (RFC 3810).

    /// <summary>Whether a packet is such talk. Listener reports stand behind a hop-by-hop header, which nothing else here sends.</summary>
    public static bool Is(ReadOnlySpan<byte> packet) =>
        packet.Length > PayloadAt && packet[0] >> 4 == 6
        && (packet[NextHeader] == HopByHop || (packet[NextHeader] == Icmp && packet[PayloadAt] is >= FirstType and <= LastType));
}
