using System.Buffers.Binary;
using TcpSniff.Live.Errors;
using TcpSniff.Packets;

namespace TcpSniff.Live.Filters;

/// <summary>Asks a filter about a segment as if nothing but one IP header were around it.</summary>
internal static class BareSegment
{
    private const int IPv4Header = 20;
    private const int IPv6Header = 40;
    private const int LongestSegment = 128;
    private const byte ProtocolTcp = 6;

    /// <summary>The filter for bare IP; null where it speaks of other things, such as Ethernet addresses.</summary>
    public static BpfFilter? TryCompile(string expression)
    {
        try
        {
            return BpfFilter.Compile(expression, LinkType.Raw);
        }
        catch (BadFilterException)
        {
            return null;
        }
    }

    /// <summary>Whether the filter wants the segment.</summary>
    /// <param name="filter">Compiled for bare IP.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="bytes">What its offsets refer to.</param>
    public static bool Matches(BpfFilter filter, in TcpSegment segment, ReadOnlySpan<byte> bytes)
    {
        var tcp = bytes[segment.HeaderOffset..];
        tcp = tcp[..Math.Min(tcp.Length, LongestSegment)];
        Span<byte> packet = stackalloc byte[IPv6Header + LongestSegment];
        packet.Clear();
        var header = segment.Source.Address.IsIPv4 ? WriteIPv4(packet, segment, tcp.Length) : WriteIPv6(packet, segment, tcp.Length);
        tcp.CopyTo(packet[header..]);
        var raw = new RawPacket
        {
            Data = packet[..(header + tcp.Length)],
            OriginalLength = header + segment.HeaderLength + segment.PayloadLength,
            Time = default,
            LinkType = LinkType.Raw,
        };
        return filter.Matches(raw);
    }

    // RFC 791 section 3.1; filters look at lengths, protocol and addresses.
    private static int WriteIPv4(Span<byte> packet, in TcpSegment segment, int length)
    {
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)(IPv4Header + length));
        packet[8] = segment.Ttl;
        packet[9] = ProtocolTcp;
        segment.Source.Address.WriteBytes(packet[12..]);
        segment.Destination.Address.WriteBytes(packet[16..]);
        return IPv4Header;
    }

    // RFC 8200 section 3.
    private static int WriteIPv6(Span<byte> packet, in TcpSegment segment, int length)
    {
        packet[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], (ushort)length);
        packet[6] = ProtocolTcp;
        packet[7] = segment.Ttl;
        segment.Source.Address.WriteBytes(packet[8..]);
        segment.Destination.Address.WriteBytes(packet[24..]);
        return IPv6Header;
    }
}
