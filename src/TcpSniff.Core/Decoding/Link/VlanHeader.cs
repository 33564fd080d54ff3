using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>A VLAN tag (IEEE 802.1Q, 802.1ad and their predecessors): what follows the tag's EtherType.</summary>
/// <remarks><code>
/// +----------+-----+-----------------+----------------+
/// | prio (3) | DEI | VLAN id (12)    | type or length |   in bits, 16 + 16
/// +----------+-----+-----------------+----------------+
/// </code></remarks>
internal readonly ref struct VlanHeader
{
    public const int Length = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    private VlanHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public ushort Id => (ushort)(BinaryPrimitives.ReadUInt16BigEndian(_bytes) & 0x0FFF);

    public ushort Type => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.Type..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out VlanHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Vlan, Length);
        }

        walk.Enter(Layer.Vlan, Length);
        walk.Separate(Layer.Vlan, header.Id);
        return EtherTypes.Next(ref walk, header.Type);
    }

    private static class Field
    {
        public const int Type = 2;
    }
}
