using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Decoding;

/// <summary>
/// A glance at the bytes where the ends of a TCP segment usually stand, in a few nanoseconds: TCP in IPv4 or IPv6 without extension headers,
/// in Ethernet, Linux cooked or raw packets. A guess, to have ready what will be needed: what a packet is, says the decoder.
/// </summary>
internal static class FlowGlance
{
    private const ushort TypeIPv4 = 0x0800;
    private const ushort TypeIPv6 = 0x86dd;
    private const byte Tcp = 6;
    private const int IPv4Length = 20;
    private const int IPv6Length = 40;
    private const int OffsetMask = 0x1fff;
    private const int PortsLength = 4;

    /// <summary>The ends of what seems to be a TCP segment; false where it is none, or not in its usual place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(LinkType link, ReadOnlySpan<byte> packet, out FlowKey key, out byte sourceSide)
    {
        (key, sourceSide) = (default, 0);
        var (start, typed) = link switch
        {
            LinkType.Ethernet => (14, true),
            LinkType.LinuxSll => (16, true),
            LinkType.LinuxSll2 => (20, false),
            LinkType.Null or LinkType.Loop => (4, false),
            LinkType.Raw or LinkType.IPv4 or LinkType.IPv6 => (0, false),
            _ => (int.MaxValue, false),
        };
        if (packet.Length - IPv4Length - PortsLength < start || (typed && BinaryPrimitives.ReadUInt16BigEndian(packet[(start - 2)..]) is not (TypeIPv4 or TypeIPv6)))
        {
            return false;
        }

        packet = packet[start..];
        return (packet[0] >> 4) switch
        {
            4 => TryReadIPv4(packet, out key, out sourceSide),
            6 => TryReadIPv6(packet, out key, out sourceSide),
            _ => false,
        };
    }

    private static bool TryReadIPv4(ReadOnlySpan<byte> packet, out FlowKey key, out byte sourceSide)
    {
        (key, sourceSide) = (default, 0);
        var length = (packet[0] & 15) * 4;
        // Only the first fragment of a datagram has them.
        var isLaterFragment = (BinaryPrimitives.ReadUInt16BigEndian(packet[6..]) & OffsetMask) != 0;
        if (isLaterFragment || packet[9] != Tcp || length < IPv4Length || packet.Length < length + PortsLength)
        {
            return false;
        }

        key = KeyOf(IpAddress.ReadIPv4(packet[12..]), IpAddress.ReadIPv4(packet[16..]), packet[length..], out sourceSide);
        return true;
    }

    private static bool TryReadIPv6(ReadOnlySpan<byte> packet, out FlowKey key, out byte sourceSide)
    {
        (key, sourceSide) = (default, 0);
        if (packet.Length < IPv6Length + PortsLength || packet[6] != Tcp)
        {
            return false;
        }

        key = KeyOf(IpAddress.ReadIPv6(packet[8..]), IpAddress.ReadIPv6(packet[24..]), packet[IPv6Length..], out sourceSide);
        return true;
    }

    private static FlowKey KeyOf(IpAddress source, IpAddress destination, ReadOnlySpan<byte> ports, out byte sourceSide) =>
        FlowKey.Create(source, BinaryPrimitives.ReadUInt16BigEndian(ports), destination, BinaryPrimitives.ReadUInt16BigEndian(ports[2..]), 0, out sourceSide);
}
