using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>What Apple's pktap devices say of a packet (https://www.tcpdump.org/linktypes/LINKTYPE_PKTAP.html), then one of the link type that it names.</summary>
/// <remarks><code>
/// +------------+---------------+---------------+- - - - - - - - - - - - - - - - -+
/// | length (4) | kind (4)      | link type (4) | interface, process, …           |   little-endian
/// +------------+---------------+---------------+- - - - - - - - - - - - - - - - -+
/// </code></remarks>
internal static class PktapHeader
{
    public const int MinLength = 12;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < MinLength)
        {
            return walk.Truncated(Layer.Pktap, MinLength);
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        if (length < MinLength || length > (uint)rest.Length)
        {
            return length < MinLength ? walk.Fail(Layer.Pktap, DecodeFault.BadLength) : walk.Truncated(Layer.Pktap, (int)Math.Min(length, int.MaxValue));
        }

        walk.Enter(Layer.Pktap, (int)length);
        return LinkTypes.First((LinkType)BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]), ref walk);
    }
}
