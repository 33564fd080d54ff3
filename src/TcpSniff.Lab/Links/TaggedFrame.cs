using System.Buffers.Binary;

namespace TcpSniff.Lab.Links;

/// <summary>An IP packet in an Ethernet frame with an 802.1Q tag.</summary>
/// <code>
/// | destination 6 | source 6 | 8100 2 | priority 3 bits, DEI 1, VLAN 12 | EtherType 2 | packet |
/// </code>
internal static class TaggedFrame
{
    private const ushort Tag = 0x8100;
    private const ushort IPv4 = 0x0800;
    private const ushort IPv6 = 0x86DD;
    private const int HeaderLength = 18;

    // 02: locally administered, so nobody's.
    private static readonly byte[] Client = [2, 0, 0, 0, 0, 1];
    private static readonly byte[] Server = [2, 0, 0, 0, 0, 2];

    /// <summary>The frame of a packet on a VLAN.</summary>
    public static byte[] Of(LinkPacket packet, int vlan)
    {
        var frame = new byte[HeaderLength + packet.Data.Length];
        var (source, destination) = packet.From == 0 ? (Client, Server) : (Server, Client);
        destination.CopyTo(frame, 0);
        source.CopyTo(frame, 6);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(12), Tag);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(14), (ushort)vlan);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(16), packet.Data.Span[0] >> 4 == 6 ? IPv6 : IPv4);
        packet.Data.Span.CopyTo(frame.AsSpan(HeaderLength));
        return frame;
    }
}
