namespace TcpSniff.Decoding;

/// <summary>The header to read next, as the one before it announced it.</summary>
internal enum Header : byte
{
    /// <summary>Nothing more to read: the packet is what it was found to be.</summary>
    Done,

    // Link
    Ethernet,
    Llc,
    Vlan,
    Sll,
    Sll2,
    Null,
    Loop,
    Ppp,
    PppSerial,
    PppDirected,
    Pppoe,
    CiscoHdlc,
    CiscoMetadata,
    Wlan,
    Radiotap,

    // Network
    Ip,
    IPv4,
    IPv6,
    HopByHop,
    DestinationOptions,
    Routing,
    Fragment,
    Authentication,
    Icmp,
    IcmpV6,

    // Tunnels
    Mpls,
    Gre,
    Erspan,
    Vxlan,
    VxlanGpe,
    Geneve,
    Gtp,

    // Transport
    Udp,
    Tcp,
}
