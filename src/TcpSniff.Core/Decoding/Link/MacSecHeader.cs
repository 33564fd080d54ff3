using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>MACsec (IEEE 802.1AE section 9.3). Without its keys only frames go on that are signed, not encrypted.</summary>
/// <remarks><code>
/// +----------------------------+------------------+-------------------+- - - - - - - - -+----------------+
/// | control and number (1)     | short length (1) | packet number (4) | channel (8)     | type or length |
/// +----------------------------+------------------+-------------------+- - - - - - - - -+----------------+
/// </code></remarks>
internal static class MacSecHeader
{
    public const int MinLength = 6;

    private const byte HasChannel = 0x20;
    private const byte Encrypted = 0x0C;
    private const int ChannelLength = 8;
    private const int SignatureLength = 16;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < MinLength)
        {
            return walk.Truncated(Layer.MacSec, MinLength);
        }

        if ((rest[0] & Encrypted) != 0)
        {
            return walk.Other("macsec");
        }

        var length = MinLength + ((rest[0] & HasChannel) != 0 ? ChannelLength : 0) + 2;
        if (rest.Length < length)
        {
            return walk.Truncated(Layer.MacSec, length);
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(rest[(length - 2)..]);
        walk.Enter(Layer.MacSec, length);
        walk.Limit(walk.Left - SignatureLength);
        return EtherTypes.Next(ref walk, type);
    }
}
