namespace TcpSniff.Packets;

/// <summary>How a packet begins: the LINKTYPE_ numbers of capture files (https://www.tcpdump.org/linktypes.html).</summary>
public enum LinkType
{
    /// <summary>BSD loopback: a 4-byte address family in the byte order of the capturing host.</summary>
    Null = 0,

    /// <summary>Ethernet (DIX or 802.3).</summary>
    Ethernet = 1,

    /// <summary>Token Ring (IEEE 802.5).</summary>
    TokenRing = 6,

    /// <summary>Serial line IP behind 16 bytes (RFC 1055).</summary>
    Slip = 8,

    /// <summary>PPP, with or without HDLC address and control bytes.</summary>
    Ppp = 9,

    /// <summary>FDDI (ANSI X3.139).</summary>
    Fddi = 10,

    /// <summary>Raw IP as some BSDs number it.</summary>
    RawBsd = 12,

    /// <summary>Raw IP as OpenBSD numbers it.</summary>
    RawOpenBsd = 14,

    /// <summary>PPP in HDLC-like framing.</summary>
    PppHdlc = 50,

    /// <summary>PPPoE session packets without Ethernet header.</summary>
    PppEthernet = 51,

    /// <summary>ATM's adaptation layer 5 behind an LLC header (RFC 2684), without the ATM header.</summary>
    AtmRfc1483 = 100,

    /// <summary>Raw IPv4 or IPv6, told apart by the version nibble.</summary>
    Raw = 101,

    /// <summary>Cisco HDLC.</summary>
    CiscoHdlc = 104,

    /// <summary>802.11 without a radio header.</summary>
    Ieee80211 = 105,

    /// <summary>Frame Relay (RFC 2427).</summary>
    FrameRelay = 107,

    /// <summary>OpenBSD loopback: a 4-byte address family in network byte order.</summary>
    Loop = 108,

    /// <summary>OpenBSD's decapsulated IPsec.</summary>
    Enc = 109,

    /// <summary>Linux cooked capture, version 1.</summary>
    LinuxSll = 113,

    /// <summary>BSD's packet filter log.</summary>
    Pflog = 117,

    /// <summary>802.11 behind a header of Prism cards' drivers.</summary>
    Prism = 119,

    /// <summary>IP over Fibre Channel (RFC 4338).</summary>
    IPoverFibreChannel = 122,

    /// <summary>ATM as SunATM's devices give it, behind four bytes.</summary>
    SunAtm = 123,

    /// <summary>802.11 behind a radiotap header.</summary>
    Ieee80211Radiotap = 127,

    /// <summary>IP over IEEE 1394, Apple's form.</summary>
    AppleIPoverIeee1394 = 138,

    /// <summary>Cable modems (DOCSIS).</summary>
    Docsis = 143,

    /// <summary>802.11 behind a header of AVS.</summary>
    Ieee80211Avs = 163,

    /// <summary>PPP in HDLC-like framing as pppd writes it: a direction byte stands for the address byte.</summary>
    PppPppd = 166,

    /// <summary>Juniper's routers: Ethernet.</summary>
    JuniperEthernet = 178,

    /// <summary>Juniper's routers: PPP.</summary>
    JuniperPpp = 179,

    /// <summary>Juniper's routers: Frame Relay.</summary>
    JuniperFrameRelay = 180,

    /// <summary>Juniper's routers: Cisco HDLC.</summary>
    JuniperHdlc = 181,

    /// <summary>Per-packet information, then a packet of the link type that it names.</summary>
    Ppi = 192,

    /// <summary>Endace's extensible record format: a header of its own before each packet.</summary>
    Erf = 197,

    /// <summary>PPP behind a direction byte.</summary>
    PppWithDirection = 204,

    /// <summary>Cisco HDLC behind a direction byte.</summary>
    CiscoHdlcWithDirection = 205,

    /// <summary>Frame Relay behind a direction byte.</summary>
    FrameRelayWithDirection = 206,

    /// <summary>MPLS label stack.</summary>
    Mpls = 219,

    /// <summary>Solaris' IP interfaces, behind a header of their own.</summary>
    IpNet = 226,

    /// <summary>Raw IPv4.</summary>
    IPv4 = 228,

    /// <summary>Raw IPv6.</summary>
    IPv6 = 229,

    /// <summary>Linux's netfilter log.</summary>
    Nflog = 239,

    /// <summary>Ethernet behind four bytes of Hilscher's analyzer.</summary>
    NetAnalyzer = 240,

    /// <summary>IP over InfiniBand: two addresses of 20 bytes and a protocol.</summary>
    IPoverInfiniBand = 242,

    /// <summary>InfiniBand, from its local routing header on.</summary>
    InfiniBand = 247,

    /// <summary>Apple's pktap devices: then a packet of the link type that they name.</summary>
    Pktap = 258,

    /// <summary>Linux cooked capture, version 2.</summary>
    LinuxSll2 = 276,

    /// <summary>Ethernet with a tag of Broadcom's switches behind the addresses.</summary>
    BroadcomTag = 281,

    /// <summary>Ethernet with a tag of Broadcom's switches before it.</summary>
    BroadcomTagBefore = 282,

    /// <summary>Ethernet with a tag of Marvell's switches behind the addresses.</summary>
    MarvellTag = 284,

    /// <summary>Ethernet with a tag of Marvell's switches that has an EtherType.</summary>
    MarvellTypedTag = 285,
}
