using TcpSniff.Packets;

namespace TcpSniff.Testing;

/// <summary>One segment behind each header that captures of some network, device or tunnel have, written byte by byte.</summary>
internal static class EncapsulatedPackets
{
    private static readonly TcpPacket V4 = Packet.Tcp("10.0.0.1:1000", "10.0.0.2:80").Payload("inside");
    private static readonly TcpPacket V6 = Packet.Tcp("[2001:db8::1]:1000", "[2001:db8::2]:80").Payload("inside");
    private static readonly byte[] Ip = V4.ToIp();
    private static readonly byte[] Ip6 = V6.ToIp();
    private static readonly byte[] Frame = V4.ToBytes();
    private static readonly byte[] Addresses = [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1];
    private static readonly byte[] Snap = [0xAA, 0xAA, 3, 0, 0, 0, 8, 0, .. Ip];
    private static readonly byte[] Bridged = [0x80, 0xC2, 0, 7];
    private static readonly byte[] Wlan = [8, 1, .. new byte[22], .. Snap];
    private static readonly byte[] SwappedWlan = [1, 8, .. new byte[22], .. Snap];

    /// <summary>All of them: the stack of layers, the link type, the packet. Those whose stack has <c>ipv6:tcp</c> hold an IPv6 segment, the others an IPv4 one.</summary>
    public static IReadOnlyList<(string Stack, LinkType LinkType, byte[] Bytes)> All { get; } =
    [
        ("fddi:llc:ip:tcp", LinkType.Fddi, [0x50, .. Addresses, .. Snap]),
        ("tr:llc:ip:tcp", LinkType.TokenRing, [0x10, 0x40, .. Addresses, .. Snap]),
        ("tr:llc:ip:tcp", LinkType.TokenRing, [0x10, 0x40, 2, 0, 0, 0, 0, 2, 0x82, 0, 0, 0, 0, 1, 6, 0x30, 0, 0x11, 0, 0x20, .. Snap]),
        ("llc:ip:tcp", LinkType.AtmRfc1483, Snap),
        ("llc:eth:ip:tcp", LinkType.AtmRfc1483, [0xAA, 0xAA, 3, 0, .. Bridged, 0, 0, .. Frame]),
        ("fr:ip:tcp", LinkType.FrameRelay, [0x18, 0x41, 3, 0xCC, .. Ip]),
        ("fr:ipv6:tcp", LinkType.FrameRelay, [0x18, 0x41, 3, 0x8E, .. Ip6]),
        ("fr:ip:tcp", LinkType.FrameRelay, [0x18, 0x41, 8, 0, .. Ip]),
        ("fr:ip:tcp", LinkType.FrameRelay, [0x18, 0x41, 3, 0, 0x80, 0, 0, 0, 8, 0, .. Ip]),
        ("fr:eth:ip:tcp", LinkType.FrameRelay, [0x18, 0x41, 3, 0, 0x80, 0, .. Bridged, .. Frame]),
        ("fr:ip:tcp", LinkType.FrameRelayWithDirection, [1, 0x18, 0x41, 3, 0xCC, .. Ip]),
        ("chdlc:ip:tcp", LinkType.CiscoHdlcWithDirection, [1, 0x0F, 0, 8, 0, .. Ip]),
        ("atm:llc:ip:tcp", LinkType.SunAtm, [0x82, 0, 0, 0x20, .. Snap]),
        ("atm:eth:ip:tcp", LinkType.SunAtm, [0x81, 0, 0, 0x20, 0, 1, .. Frame]),
        ("nflog:ip:tcp", LinkType.Nflog, [2, 0, 0, 0, 6, 0, 10, 0, (byte)'a', 0, 0, 0, (byte)(4 + Ip.Length), 0, 9, 0, .. Ip]),
        ("nflog:ip:tcp", LinkType.Nflog, [2, 0, 0, 0, 0, 6, 0, 10, (byte)'a', 0, 0, 0, 0, (byte)(4 + Ip.Length), 0, 9, .. Ip]),
        ("ppi:eth:ip:tcp", LinkType.Ppi, [0, 0, 8, 0, 1, 0, 0, 0, .. Frame]),
        ("ppi:wlan:llc:ip:tcp", LinkType.Ppi, [0, 0, 32, 0, 105, 0, 0, 0, 2, 0, 20, 0, .. new byte[20], .. Wlan]),
        ("pktap:eth:ip:tcp", LinkType.Pktap, [108, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, .. new byte[96], .. Frame]),
        ("ipoib:ip:tcp", LinkType.IPoverInfiniBand, [.. new byte[40], 8, 0, 0, 0, .. Ip]),
        ("infiniband:ip:tcp", LinkType.InfiniBand, [0, 2, .. new byte[6], 0x64, .. new byte[11], .. new byte[8], 8, 0, 0, 0, .. Ip]),
        ("infiniband:ip:tcp", LinkType.InfiniBand, [0, 3, .. new byte[46], 0x65, .. new byte[11], .. new byte[12], 8, 0, 0, 0, .. Ip]),
        ("erf:eth:ip:tcp", LinkType.Erf, OtherFormats.Erf(2, new(1, 0, [0, 0, .. Frame], Frame.Length))),
        ("erf:raw:ip:tcp", LinkType.Erf, OtherFormats.Erf(22, new(1, 0, Ip), extensions: [3])),
        ("slip:ip:tcp", LinkType.Slip, [0, 0x40, .. new byte[14], .. Ip]),
        ("enc:ip:tcp", LinkType.Enc, [2, .. new byte[11], .. Ip]),
        ("enc:ipv6:tcp", LinkType.Enc, [24, .. new byte[11], .. Ip6]),
        ("pflog:ip:tcp", LinkType.Pflog, [61, 2, .. new byte[62], .. Ip]),
        ("ipnet:ip:tcp", LinkType.IpNet, [1, 2, .. new byte[22], .. Ip]),
        ("prism:wlan:llc:ip:tcp", LinkType.Prism, [0x44, 0, 0, 0, 144, 0, 0, 0, .. new byte[136], .. Wlan]),
        ("prism:wlan:llc:ip:tcp", LinkType.Ieee80211Avs, [0x80, 0x21, 0x10, 1, 0, 0, 0, 64, .. new byte[56], .. Wlan]),
        ("ap1394:ip:tcp", LinkType.AppleIPoverIeee1394, [.. new byte[16], 8, 0, .. Ip]),
        ("fc:llc:ip:tcp", LinkType.IPoverFibreChannel, [.. new byte[16], .. Snap]),
        ("juniper:eth:ip:tcp", LinkType.JuniperEthernet, [.. "MGC"u8, 1, .. Frame]),
        ("juniper:eth:ip:tcp", LinkType.JuniperEthernet, [.. "MGC"u8, 0x81, 0, 6, 1, 4, 0, 0, 0, 1, .. Frame]),
        ("juniper:ip:tcp", LinkType.JuniperEthernet, [.. "MGC"u8, 3, 2, 0, 0, 0, .. Ip]),
        ("juniper:ppp:ip:tcp", LinkType.JuniperPpp, [.. "MGC"u8, 1, 0xFF, 3, 0, 0x21, .. Ip]),
        ("juniper:fr:ip:tcp", LinkType.JuniperFrameRelay, [.. "MGC"u8, 1, 0x18, 0x41, 3, 0xCC, .. Ip]),
        ("juniper:chdlc:ip:tcp", LinkType.JuniperHdlc, [.. "MGC"u8, 1, 0x0F, 0, 8, 0, .. Ip]),
        ("docsis:eth:ip:tcp", LinkType.Docsis, [0, 0, 0, (byte)Frame.Length, 0, 0, .. Frame]),
        ("docsis:eth:ip:tcp", LinkType.Docsis, [1, 2, 0, (byte)(Frame.Length + 2), 0, 0, 0, 0, .. Frame]),
        ("dsa:eth:ip:tcp", LinkType.NetAnalyzer, [0, 0, 0, 0, .. Frame]),
        ("dsa:eth:ip:tcp", LinkType.BroadcomTagBefore, [0x20, 0, 0, 1, .. Frame]),
        ("dsa:ip:tcp", LinkType.BroadcomTag, [.. Addresses, 0x20, 0, 0, 1, 8, 0, .. Ip]),
        ("dsa:ip:tcp", LinkType.MarvellTag, [.. Addresses, 0xC0, 0x20, 0, 1, 8, 0, .. Ip]),
        ("dsa:ip:tcp", LinkType.MarvellTypedTag, [.. Addresses, 0xDA, 0xDA, 0, 0, 0xC0, 0x20, 0, 1, 8, 0, .. Ip]),
        ("ppp:eth:ip:tcp", LinkType.Ppp, [0, 0x31, 0, 1, .. Frame]),
        ("eth:vntag:vlan:ip:tcp", LinkType.Ethernet, Wire.Ethernet(0x8926, [0, 1, 0, 2, 0x81, 0, .. Wire.Vlan(7, 0x0800, Ip)])),
        ("eth:hsr:ip:tcp", LinkType.Ethernet, Wire.Ethernet(0x892F, [0, 60, 0, 1, 8, 0, .. Ip])),
        ("eth:macsec:ip:tcp", LinkType.Ethernet, Wire.Ethernet(0x88E5, [0, 0, 0, 0, 0, 1, 8, 0, .. Ip, .. new byte[16]])),
        ("eth:macsec:ip:tcp", LinkType.Ethernet, Wire.Ethernet(0x88E5, [0x20, 0, 0, 0, 0, 1, .. new byte[8], 8, 0, .. Ip, .. new byte[16]])),
        ("eth:cfp:eth:ip:tcp", LinkType.Ethernet, Wire.Ethernet(0x8903, [0, 0x60, .. Frame])),
        ("eth:ieee8021ah:eth:ip:tcp", LinkType.Ethernet, Wire.Ethernet(0x88E7, [0, 0, 0, 7, .. Frame])),
        ("eth:trill:eth:ip:tcp", LinkType.Ethernet, Wire.Ethernet(0x22F3, [0, 0x60, 0, 1, 0, 2, 9, 9, 9, 9, .. Frame])),
        ("eth:nsh:ip:tcp", LinkType.Ethernet, Wire.Ethernet(0x894F, [0x0F, 0xC6, 1, 1, 0, 0, 1, 0xFF, .. new byte[16], .. Ip])),
        ("eth:ip:etherip:eth:ip:tcp", LinkType.Ethernet, Over(97, [0x30, 0, .. Frame])),
        ("eth:ip:gre:wlan:llc:ip:tcp", LinkType.Ethernet, Over(47, [0, 0, 0x82, 0x40, .. Wlan])),
        ("eth:ip:gre:wlan:llc:ip:tcp", LinkType.Ethernet, Over(47, [0, 0, 0x82, 0x40, .. SwappedWlan])),
        ("eth:ip:gre:ip:tcp", LinkType.Ethernet, Over(47, [0, 0, 0x88, 0x3E, 0, 0, 0, 0, .. Ip])),
        ("eth:ip:gre:ip:tcp", LinkType.Ethernet, Over(47, [0, 0, 0x88, 0x3E, .. Ip])),
        ("eth:ip:udp:gre:ip:tcp", LinkType.Ethernet, Udp(4754, [0, 0, 8, 0, .. Ip])),
        ("eth:ip:udp:vxlan:eth:ip:tcp", LinkType.Ethernet, Udp(8472, [8, 0, 0, 0, 0, 0, 1, 0, .. Frame])),
        ("eth:ip:udp:l2tp:ppp:ip:tcp", LinkType.Ethernet, Udp(1701, [0x40, 2, 0, (byte)(12 + Ip.Length), 0, 1, 0, 2, 0xFF, 3, 0, 0x21, .. Ip])),
        ("eth:ip:udp:l2tp:ppp:ip:tcp", LinkType.Ethernet, Udp(1701, [0x0A, 2, 0, 1, 0, 2, 0, 3, 0, 4, 0, 2, 0, 0, 0xFF, 3, 0, 0x21, .. Ip])),
        ("eth:ip:udp:lisp:ip:tcp", LinkType.Ethernet, Udp(4341, [0x80, 0, 0, 1, 0, 0, 0, 1, .. Ip])),
        ("eth:ip:udp:tzsp:eth:ip:tcp", LinkType.Ethernet, Udp(37008, [1, 0, 0, 1, 0, 10, 1, 5, 1, .. Frame])),
        ("eth:ip:udp:tzsp:wlan:llc:ip:tcp", LinkType.Ethernet, Udp(37008, [1, 0, 0, 18, 1, .. Wlan])),
        ("eth:ip:udp:capwap:eth:ip:tcp", LinkType.Ethernet, Udp(5247, [0, 0x10, 2, 0, 0, 0, 0, 0, .. Frame])),
        ("eth:ip:udp:capwap:wlan:llc:ip:tcp", LinkType.Ethernet, Udp(5247, [0, 0x10, 3, 0, 0, 0, 0, 0, .. SwappedWlan])),
        ("eth:ip:udp:teredo:ipv6:tcp", LinkType.Ethernet, Udp(3544, Ip6)),
        ("eth:ip:udp:teredo:ipv6:tcp", LinkType.Ethernet, Udp(3544, [0, 1, 2, 3, .. new byte[14], 0, 0, 1, 2, 3, 4, 5, 6, .. Ip6])),
        ("eth:ip:udp:ayiya:ipv6:tcp", LinkType.Ethernet, Udp(5072, [0x41, 0x52, 0x11, 41, .. new byte[40], .. Ip6])),
    ];

    /// <summary>The segment that a packet of such a stack holds.</summary>
    public static TcpPacket Inside(string stack) => stack.EndsWith(":ipv6:tcp", StringComparison.Ordinal) ? V6 : V4;

    /// <summary>All of them cut at every byte, and with bytes changed at random.</summary>
    public static IEnumerable<(LinkType LinkType, byte[] Bytes)> Spoiled(int seed, int changes)
    {
        var random = new Random(seed);
        foreach (var (_, linkType, bytes) in All)
        {
            for (var length = 0; length < bytes.Length; length++)
            {
                yield return (linkType, bytes[..length]);
            }

            for (var i = 0; i < changes; i++)
            {
                var changed = bytes.ToArray();
                for (var k = random.Next(1, 4); k > 0; k--)
                {
                    changed[random.Next(Math.Min(changed.Length, 100))] = (byte)random.Next(256);
                }

                yield return (linkType, changed);
            }
        }
    }

    private static byte[] Over(byte protocol, byte[] payload) => Wire.Ethernet(Wire.IPv4(IpAddress.Parse("192.0.2.1"), IpAddress.Parse("192.0.2.2"), protocol, payload));

    private static byte[] Udp(ushort port, byte[] payload) => Over(17, Wire.Udp(50000, port, payload));
}
