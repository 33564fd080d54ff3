using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Capture.NetMon;

/// <summary>What the frames of a Network Monitor file begin with.</summary>
internal static class NetMonLink
{
    private const int AtmHeader = 16;
    private const int WirelessLength = 3;
    private const ushort PcapBase = 0xe000;
    private const ushort PcapEnd = 0xf000;

    /// <summary>The link type of a network's number, and the bytes before what this link type begins with. A number that is not known stays as it is, and undecoded.</summary>
    /// <param name="network">The number: of NDIS media up to 11, of libpcap's link types behind 0xe000, of what are no packets from 0xffe0 on.</param>
    /// <param name="frame">The frame.</param>
    public static (LinkType LinkType, int Skip) Of(ushort network, ReadOnlySpan<byte> frame) => network switch
    {
        // Tunnels' frames of version 3.4 have no number, and are Ethernet.
        0 or 1 => (LinkType.Ethernet, 0),
        2 => (LinkType.TokenRing, 0),
        3 => (LinkType.Fddi, 0),
        4 => (LinkType.AtmRfc1483, AtmHeader),
        6 when frame.Length >= WirelessLength => (LinkType.Ieee80211, BinaryPrimitives.ReadUInt16LittleEndian(frame[1..])),
        7 or 8 or 9 => (LinkType.Raw, 0),
        >= PcapBase and < PcapEnd => ((LinkType)(network - PcapBase), 0),
        _ => ((LinkType)network, 0),
    };
}
