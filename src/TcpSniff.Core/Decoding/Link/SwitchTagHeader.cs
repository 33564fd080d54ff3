using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>What a switch tells the host that it belongs to, before an Ethernet frame or inside it: Broadcom's and Marvell's tags, and Hilscher's analyzer.</summary>
/// <remarks><code>
/// before    tag (4), then Ethernet
/// inside    destination (6), source (6), tag (4), type (2)
/// Ethertype destination (6), source (6), type of the tag (2), reserved (2), tag (4), type (2)
/// </code></remarks>
internal static class SwitchTagHeader
{
    private const int TagLength = 4;
    private const int Inside = 18;
    private const int Typed = 22;

    public static Header ReadBefore(ref PacketWalk walk)
    {
        if (walk.Rest.Length < TagLength)
        {
            return walk.Truncated(Layer.SwitchTag, TagLength);
        }

        walk.Enter(Layer.SwitchTag, TagLength);
        return Header.Ethernet;
    }

    public static Header ReadInside(ref PacketWalk walk) => Read(ref walk, Inside);

    public static Header ReadTyped(ref PacketWalk walk) => Read(ref walk, Typed);

    private static Header Read(ref PacketWalk walk, int length)
    {
        if (walk.Rest.Length < length)
        {
            return walk.Truncated(Layer.SwitchTag, length);
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(walk.Rest[(length - 2)..]);
        walk.Enter(Layer.SwitchTag, length);
        return EtherTypes.Next(ref walk, type);
    }
}
