using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Per-packet information (CACE's PPI 1.0.7): fields about a radio, then a packet of the link type that it names.</summary>
/// <remarks><code>
/// +-------------+-----------+------------+---------------+- - - - -+
/// | version (1) | flags (1) | length (2) | link type (4) | fields  |   little-endian
/// +-------------+-----------+------------+---------------+- - - - -+
/// </code></remarks>
internal static class PpiHeader
{
    public const int MinLength = 8;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < MinLength)
        {
            return walk.Truncated(Layer.Ppi, MinLength);
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]);
        if (length < MinLength || length > rest.Length)
        {
            return length < MinLength ? walk.Fail(Layer.Ppi, DecodeFault.BadLength) : walk.Truncated(Layer.Ppi, length);
        }

        walk.Enter(Layer.Ppi, length);
        return LinkTypes.First((LinkType)BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), ref walk);
    }
}
