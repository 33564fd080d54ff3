using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>IP over InfiniBand (RFC 4391 section 6) as libpcap and snoop give it: addresses, then what it is.</summary>
/// <remarks><code>
/// +-------------+------------------+----------+--------------+
/// | source (20) | destination (20) | type (2) | reserved (2) |
/// +-------------+------------------+----------+--------------+
/// </code></remarks>
internal static class IpoibHeader
{
    public const int Length = 44;

    private const int Type = 40;

    public static Header Read(ref PacketWalk walk)
    {
        if (walk.Rest.Length < Length)
        {
            return walk.Truncated(Layer.Ipoib, Length);
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(walk.Rest[Type..]);
        walk.Enter(Layer.Ipoib, Length);
        return EtherTypes.Next(ref walk, type);
    }
}
