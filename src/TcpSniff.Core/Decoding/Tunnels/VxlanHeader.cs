using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>VXLAN (RFC 7348 section 5), and its generic protocol extension (draft-ietf-nvo3-vxlan-gpe section 3).</summary>
/// <remarks><code>
/// +-+-+-+-+-+-+-+-+-------------------------------+---------------+
/// |R|R|Ver|I|P|B|O|            Reserved           | Next Protocol |   reserved without the extension
/// +-+-+-+-+-+-+-+-+-------------------------------+---------------+
/// |                VXLAN Network Identifier       |    Reserved   |
/// +-----------------------------------------------+---------------+
/// </code></remarks>
internal readonly ref struct VxlanHeader
{
    public const int Length = 8;

    private const byte HasIdentifier = 0x08;

    private readonly ReadOnlySpan<byte> _bytes;

    private VxlanHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public bool IsValid => (_bytes[0] & HasIdentifier) != 0;

    public byte NextProtocol => _bytes[Field.NextProtocol];

    public uint NetworkId => BinaryPrimitives.ReadUInt32BigEndian(_bytes[Field.NetworkId..]) >> 8;

    public static bool TryParse(ReadOnlySpan<byte> bytes, out VxlanHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length && header.IsValid;
    }

    public static Header Read(ref PacketWalk walk) => TryEnter(ref walk, out _) ? Header.Ethernet : Header.Done;

    public static Header ReadGpe(ref PacketWalk walk)
    {
        if (!TryEnter(ref walk, out var nextProtocol))
        {
            return Header.Done;
        }

        return nextProtocol switch
        {
            1 => Header.IPv4,
            2 => Header.IPv6,
            3 => Header.Ethernet,
            5 => Header.Mpls,
            _ => walk.Other("vxlan"),
        };
    }

    private static bool TryEnter(ref PacketWalk walk, out byte nextProtocol)
    {
        nextProtocol = 0;
        if (!TryParse(walk.Rest, out var header))
        {
            return false;
        }

        nextProtocol = header.NextProtocol;
        walk.Enter(Layer.Vxlan, Length);
        walk.Separate(Layer.Vxlan, header.NetworkId);
        return true;
    }

    private static class Field
    {
        public const int NextProtocol = 3;
        public const int NetworkId = 4;
    }
}
