using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Linux's netfilter log (https://www.tcpdump.org/linktypes/LINKTYPE_NFLOG.html): values, one of which is the packet.</summary>
/// <remarks><code>
/// +------------+-------------+-----------------+------------------------------------------+
/// | family (1) | version (1) | resource id (2) | values: length (2), kind (2), value, pad |   lengths in the host's order
/// +------------+-------------+-----------------+------------------------------------------+
/// </code></remarks>
internal static class NflogHeader
{
    public const int Length = 4;

    private const int ValueHeader = 4;
    private const ushort Payload = 9;
    private const ushort KindMask = 0x7FFF;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < Length)
        {
            return walk.Truncated(Layer.Nflog, Length);
        }

        for (var at = Length; rest.Length - at >= ValueHeader;)
        {
            var value = rest[at..];
            var (length, kind) = (BinaryPrimitives.ReadUInt16LittleEndian(value), BinaryPrimitives.ReadUInt16LittleEndian(value[2..]));
            if ((kind & KindMask) > byte.MaxValue)
            {
                // Kinds are small: the host is big-endian.
                (length, kind) = (BinaryPrimitives.ReverseEndianness(length), BinaryPrimitives.ReverseEndianness(kind));
            }

            if (length < ValueHeader)
            {
                return walk.Fail(Layer.Nflog, DecodeFault.BadLength);
            }

            if ((kind & KindMask) == Payload)
            {
                walk.Enter(Layer.Nflog, at + ValueHeader);
                walk.Limit(length - ValueHeader);
                return rest[0] is 2 or 10 ? Header.Ip : walk.Other("nflog");
            }

            at += (length + 3) & ~3;
        }

        return walk.Other("nflog");
    }
}
