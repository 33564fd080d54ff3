using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Cisco's tag of virtual interfaces (IEEE 802.1BR's predecessor): what follows its EtherType.</summary>
/// <remarks><code>
/// +---+---+----------------------------+---+---+---------+----------------------+----------------+
/// | D | P | destination interface (14) | L | R | ver (2) | source interface (12)| type or length |   in bits, 32 + 16
/// +---+---+----------------------------+---+---+---------+----------------------+----------------+
/// </code></remarks>
internal static class VnTagHeader
{
    public const int Length = 6;

    public static Header Read(ref PacketWalk walk)
    {
        if (walk.Rest.Length < Length)
        {
            return walk.Truncated(Layer.VnTag, Length);
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(walk.Rest[(Length - 2)..]);
        walk.Enter(Layer.VnTag, Length);
        return EtherTypes.Next(ref walk, type);
    }
}
