using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>High-availability seamless redundancy (IEC 62439-3): what follows its EtherType.</summary>
/// <remarks><code>
/// +------------------------+-------------+----------------+
/// | path and size (4 + 12) | number (16) | type or length |   in bits
/// +------------------------+-------------+----------------+
/// </code></remarks>
internal static class HsrHeader
{
    public const int Length = 6;

    public static Header Read(ref PacketWalk walk)
    {
        if (walk.Rest.Length < Length)
        {
            return walk.Truncated(Layer.Hsr, Length);
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(walk.Rest[(Length - 2)..]);
        walk.Enter(Layer.Hsr, Length);
        return EtherTypes.Next(ref walk, type);
    }
}
