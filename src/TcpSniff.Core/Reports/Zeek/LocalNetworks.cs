using System.Net;
using TcpSniff.Packets;

namespace TcpSniff.Reports.Zeek;

/// <summary>Networks that Zeek takes for one's own unless it is told otherwise: those that are not routed in the Internet.</summary>
internal static class LocalNetworks
{
    // RFC 1918, 6598, 3927 and 1122; RFC 4193, 4291.
    private static readonly IPNetwork[] All =
    [
        .. ((string[])["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8", "fc00::/7", "fe80::/10", "::1/128"])
            .Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>Whether the address is in one of them.</summary>
    public static bool Contain(IpAddress address)
    {
        var ip = address.ToIPAddress();
        return Array.Exists(All, network => network.Contains(ip));
    }
}
