using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Cable modems (DOCSIS 3.1 MAC and upper layer protocols, section 6.2). Packets travel as Ethernet frames, unless they are encrypted.</summary>
/// <remarks><code>
/// +-------------------+---------------+------------+- - - - - - - - - -+--------------------+
/// | frame control (1) | MAC param (1) | length (2) | extended header   | check sequence (2) |
/// +-------------------+---------------+------------+- - - - - - - - - -+--------------------+
/// </code></remarks>
internal static class DocsisHeader
{
    public const int MinLength = 6;

    private const byte KindMask = 0xFE;
    private const byte HasExtendedHeader = 0x01;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < MinLength)
        {
            return walk.Truncated(Layer.Docsis, MinLength);
        }

        if ((rest[0] & KindMask) != 0)
        {
            return walk.Other("docsis");
        }

        var length = MinLength + ((rest[0] & HasExtendedHeader) != 0 ? rest[1] : 0);
        if (rest.Length < length)
        {
            return walk.Truncated(Layer.Docsis, length);
        }

        walk.Limit(MinLength + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
        if (walk.Left < length)
        {
            return walk.Fail(Layer.Docsis, DecodeFault.BadLength, length);
        }

        walk.Enter(Layer.Docsis, length);
        return Header.Ethernet;
    }
}
