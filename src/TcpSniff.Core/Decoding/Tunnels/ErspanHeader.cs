using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>Mirrored frames of the second and third type (draft-foschiano-erspan-03 section 4).</summary>
/// <remarks><code>
/// +-------+-----------------------+-----+-+-+-+-------------------+
/// |  Ver  |          VLAN         | COS |BSO|T|    Session ID     |   8 bytes in type II (Ver 1)
/// +-------+-----------------------+-----+---+-+-------------------+   12 in type III (Ver 2), which ends in a word
/// |     type II: index · type III: timestamp, SGT, P FT Hw D Gra O|   with the frame type and the O bit: 8 bytes more
/// +---------------------------------------------------------------+
/// </code></remarks>
internal readonly ref struct ErspanHeader
{
    public const int MinLength = 8;

    private const int TypeThree = 2;
    private const int TypeThreeLength = 12;
    private const int SubheaderLength = 8;
    private const int IpFrames = 2;

    private readonly ReadOnlySpan<byte> _bytes;

    private ErspanHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public int Version => _bytes[0] >> 4;

    public int Length => Version != TypeThree ? MinLength : TypeThreeLength + ((Last & 1) != 0 ? SubheaderLength : 0);

    /// <summary>Whether the mirrored packets begin with IP instead of Ethernet.</summary>
    public bool CarriesIp => Version == TypeThree && ((Last >> 10) & 0x1F) == IpFrames;

    private ushort Last => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.Last..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out ErspanHeader header)
    {
        header = new(bytes);
        return bytes.Length >= MinLength && (header.Version != TypeThree || bytes.Length >= TypeThreeLength) && bytes.Length >= header.Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Erspan, MinLength);
        }

        if (header.Version is not (1 or TypeThree))
        {
            return walk.Other("erspan");
        }

        walk.Enter(Layer.Erspan, header.Length);
        return header.CarriesIp ? Header.Ip : Header.Ethernet;
    }

    private static class Field
    {
        public const int Last = 10;
    }
}
