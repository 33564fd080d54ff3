using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>ICMP (RFC 792) and ICMPv6 (RFC 4443): errors quote the beginning of the packet that caused them.</summary>
/// <remarks><code>
/// +---------------+---------------+-------------------------------+
/// |     Type      |     Code      |           Checksum            |
/// +---------------+---------------+-------------------------------+
/// |            unused, or the MTU where type and code have one    |
/// +---------------------------------------------------------------+
/// |            IP header and first bytes of the packet            ~
/// +---------------------------------------------------------------+
/// </code></remarks>
internal readonly ref struct IcmpHeader
{
    public const int Length = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private IcmpHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public byte Type => _bytes[0];

    public byte Code => _bytes[Field.Code];

    private ReadOnlySpan<byte> Quote => _bytes[Length..];

    public static bool TryParse(ReadOnlySpan<byte> bytes, out IcmpHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        // Destination unreachable, source quench, redirect, time exceeded, parameter problem.
        if (!TryParse(walk.Rest, out var header) || header.Type is not (3 or 4 or 5 or 11 or 12))
        {
            return walk.Other("icmp");
        }

        // "Fragmentation needed" names the next hop's MTU (RFC 1191 section 4).
        var mtu = header is { Type: 3, Code: 4 } ? BinaryPrimitives.ReadUInt16BigEndian(header._bytes[Field.Mtu..]) : 0u;
        return IPv4Header.TryParse(header.Quote, out var ip) && ip.FragmentOffset == 0
            && Report(ref walk, header, mtu, ip.Source, ip.FinalDestination, ip.Protocol, header.Quote[ip.Length..])
            ? Header.Done : walk.Other("icmp");
    }

    public static Header ReadV6(ref PacketWalk walk)
    {
        // Destination unreachable, packet too big, time exceeded, parameter problem.
        if (!TryParse(walk.Rest, out var header) || header.Type is not (>= 1 and <= 4))
        {
            return walk.Other("icmpv6");
        }

        var mtu = header.Type == 2 ? BinaryPrimitives.ReadUInt32BigEndian(header._bytes[Field.MtuV6..]) : 0;
        return IPv6Header.TryParse(header.Quote, out var ip)
            && Report(ref walk, header, mtu, ip.Source, ip.Destination, ip.NextHeader, header.Quote[IPv6Header.Length..])
            ? Header.Done : walk.Other("icmpv6");
    }

    /// <summary>Reports an error that quotes TCP; at least ports and sequence number are there (RFC 792).</summary>
    private static bool Report(
        ref PacketWalk walk, IcmpHeader header, uint mtu, IpAddress source, IpAddress destination, byte protocol, ReadOnlySpan<byte> segment)
    {
        const byte tcp = 6;
        if (protocol != tcp || segment.Length < 8)
        {
            return false;
        }

        walk.Decoded.Kind = PacketKind.IcmpError;
        walk.Decoded.Icmp = new()
        {
            Reporter = walk.Ip.Source,
            IsV6 = !source.IsIPv4,
            Type = header.Type,
            Code = header.Code,
            Mtu = mtu,
            Key = FlowKey.Create(
                source, BinaryPrimitives.ReadUInt16BigEndian(segment), destination, BinaryPrimitives.ReadUInt16BigEndian(segment[2..]), walk.Tunnel, out var side),
            QuotedSide = side,
            QuotedSeq = new(BinaryPrimitives.ReadUInt32BigEndian(segment[4..])),
        };
        return true;
    }

    private static class Field
    {
        public const int Code = 1;
        public const int MtuV6 = 4;
        public const int Mtu = 6;
    }
}
