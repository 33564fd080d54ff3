using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>BSD loopback: an address family in the byte order of the capturing host (null) or of the network (loop).</summary>
internal readonly ref struct NullHeader
{
    public const int Length = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    private NullHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>The family, whatever the byte order: families are small, so the order that gives the small number is the right one.</summary>
    public uint Family => Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(_bytes), BinaryPrimitives.ReadUInt32BigEndian(_bytes));

    public static bool TryParse(ReadOnlySpan<byte> bytes, out NullHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    public static Header Read(ref PacketWalk walk, Layer layer)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(layer, Length);
        }

        walk.Enter(layer, Length);
        return NextOf(ref walk, header.Family);
    }

    /// <summary>The header that follows an address family.</summary>
    public static Header NextOf(ref PacketWalk walk, uint family) => family switch
    {
        2 => Header.IPv4,
        10 or 23 or 24 or 28 or 30 => Header.IPv6, // AF_INET6 of Linux, Windows, NetBSD and OpenBSD, FreeBSD, Darwin
        7 => walk.Other("osi"),
        >= 0x600 and <= ushort.MaxValue => EtherTypes.Next(ref walk, (ushort)family),
        _ => walk.Other("null"),
    };
}
