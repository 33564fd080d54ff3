using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>What drivers of Prism cards knew about an 802.11 frame, in their form or in that of AVS (absolute value systems).</summary>
/// <remarks><code>
/// +-----------------------+------------+- - - - - - - - - - - - -+
/// | message or cookie (4) | length (4) | device, values …        |   AVS is big-endian, Prism in the host's order
/// +-----------------------+------------+- - - - - - - - - - - - -+
/// </code></remarks>
internal static class PrismHeader
{
    public const int MinLength = 8;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < MinLength)
        {
            return walk.Truncated(Layer.Prism, MinLength);
        }

        // Lengths are small: the order that gives the small number is the right one.
        var length = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]), BinaryPrimitives.ReadUInt32BigEndian(rest[4..]));
        if (length < MinLength || length > (uint)rest.Length)
        {
            return length < MinLength ? walk.Fail(Layer.Prism, DecodeFault.BadLength) : walk.Truncated(Layer.Prism, (int)Math.Min(length, int.MaxValue));
        }

        walk.Enter(Layer.Prism, (int)length);
        return Header.Wlan;
    }
}
