using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>What Juniper's routers put before packets (https://www.tcpdump.org/linktypes/LINKTYPE_JUNIPER_ETHER.html and its like).</summary>
/// <remarks><code>
/// +-----------+-----------+- - - - - - - - - - - - - - - - -+- - - - - - - -+
/// | "MGC" (3) | flags (1) | length of extensions (2), these | protocol (4)  |   the last where there is no link header
/// +-----------+-----------+- - - - - - - - - - - - - - - - -+- - - - - - - -+
/// </code></remarks>
internal static class JuniperHeader
{
    private const int MinLength = 4;
    private const byte NoLinkHeader = 0x02;
    private const byte HasExtensions = 0x80;

    /// <summary>Reads it; behind it comes <paramref name="link"/>, unless the flags say otherwise.</summary>
    public static Header Read(ref PacketWalk walk, Header link)
    {
        var rest = walk.Rest;
        if (rest.Length < MinLength)
        {
            return walk.Truncated(Layer.Juniper, MinLength);
        }

        if (!rest.StartsWith("MGC"u8))
        {
            return walk.Fail(Layer.Juniper, DecodeFault.BadValue);
        }

        var flags = rest[3];
        var length = MinLength;
        if ((flags & HasExtensions) != 0)
        {
            length = rest.Length < MinLength + 2 ? MinLength + 2 : MinLength + 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[MinLength..]);
        }

        length += (flags & NoLinkHeader) != 0 ? sizeof(uint) : 0;
        if (rest.Length < length)
        {
            return walk.Truncated(Layer.Juniper, length);
        }

        walk.Enter(Layer.Juniper, length);
        return (flags & NoLinkHeader) == 0 ? link : BinaryPrimitives.ReadUInt32LittleEndian(rest[(length - sizeof(uint))..]) switch
        {
            2 => Header.IPv4,
            6 => Header.IPv6,
            3 or 4 or 5 or 7 or 8 => walk.IntoTunnel(Header.Mpls, "mpls"),
            200 => Header.Ppp,
            202 or 203 => Header.Llc,
            204 => Header.Ethernet,
            _ => walk.Other("juniper"),
        };
    }
}
