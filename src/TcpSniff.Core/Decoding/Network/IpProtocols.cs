using System.Runtime.CompilerServices;

namespace TcpSniff.Decoding.Network;

/// <summary>What follows an IP header (IANA's protocol numbers).</summary>
internal static class IpProtocols
{
    /// <summary>The header that follows any IP header.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Header Next(ref PacketWalk walk, byte protocol) => protocol switch
    {
        6 => Header.Tcp,
        17 => Header.Udp,
        1 => Header.Icmp,
        58 => Header.IcmpV6,
        51 => Header.Authentication,
        4 => walk.IntoTunnel(Header.IPv4, "ip-in-ip"),
        41 => walk.IntoTunnel(Header.IPv6, "ipv6-in-ip"),
        47 => walk.IntoTunnel(Header.Gre, "gre"),
        97 => walk.IntoTunnel(Header.EtherIp, "etherip"),
        137 => walk.IntoTunnel(Header.Mpls, "mpls"),
        _ => walk.Other(Name(protocol)),
    };

    /// <summary>The header that follows an IPv6 header or one of its extensions (RFC 8200 section 4).</summary>
    public static Header NextOfIPv6(ref PacketWalk walk, byte nextHeader) => nextHeader switch
    {
        0 => Header.HopByHop,
        43 => Header.Routing,
        44 => Header.Fragment,
        60 => Header.DestinationOptions,
        _ => Next(ref walk, nextHeader),
    };

    private static string Name(byte protocol) => protocol switch
    {
        2 => "igmp",
        8 => "egp",
        9 => "igrp",
        33 => "dccp",
        46 => "rsvp",
        50 => "esp",
        59 => "no-next-header",
        88 => "eigrp",
        89 => "ospf",
        94 => "ipip",
        103 => "pim",
        108 => "ipcomp",
        112 => "vrrp",
        115 => "l2tp",
        132 => "sctp",
        135 => "mobility",
        136 => "udplite",
        139 => "hip",
        140 => "shim6",
        _ => "ip-protocol",
    };
}
