using System.Buffers.Binary;
using TcpSniff.Decoding.Link;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>Geneve (RFC 8926 section 3.4).</summary>
/// <remarks><code>
/// +---+-----------+-+-+-----------+-------------------------------+
/// |Ver|  Opt Len  |O|C|    Rsvd.  |          Protocol Type        |
/// +---+-----------+-+-+-----------+---------------+---------------+
/// |        Virtual Network Identifier (VNI)       |    Reserved   |
/// +-----------------------------------------------+---------------+
/// |                 Options, Opt Len * 4 bytes                    ~
/// +---------------------------------------------------------------+
/// </code></remarks>
internal readonly ref struct GeneveHeader
{
    public const int MinLength = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private GeneveHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public int Version => _bytes[0] >> 6;

    public int Length => MinLength + ((_bytes[0] & 0x3F) * 4);

    public ushort ProtocolType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.ProtocolType..]);

    public uint NetworkId => BinaryPrimitives.ReadUInt32BigEndian(_bytes[Field.NetworkId..]) >> 8;

    public static bool TryParse(ReadOnlySpan<byte> bytes, out GeneveHeader header)
    {
        header = new(bytes);
        return bytes.Length >= MinLength && header.Version == 0 && header.Length <= bytes.Length && header.ProtocolType >= 0x600;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return Header.Done;
        }

        walk.Enter(Layer.Geneve, header.Length);
        walk.Separate(Layer.Geneve, header.NetworkId);
        return EtherTypes.Next(ref walk, header.ProtocolType);
    }

    private static class Field
    {
        public const int ProtocolType = 2;
        public const int NetworkId = 4;
    }
}
