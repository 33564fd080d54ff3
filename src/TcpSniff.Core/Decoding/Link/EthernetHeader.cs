using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Ethernet, with a type (DIX) or a length (IEEE 802.3). Once parsed, no accessor can fail.</summary>
/// <remarks><code>
/// +-----------------+-----------------+-------------+
/// | destination (6) | source (6)      | type or     |
/// |                 |                 | length (2)  |
/// +-----------------+-----------------+-------------+
/// </code></remarks>
internal readonly ref struct EthernetHeader
{
    public const int Length = 14;

    private readonly ReadOnlySpan<byte> _bytes;

    private EthernetHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public ushort Type => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.Type..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out EthernetHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Ethernet, Length);
        }

        walk.Enter(Layer.Ethernet, Length);
        return EtherTypes.Next(ref walk, header.Type);
    }

    private static class Field
    {
        public const int Type = 12;
    }
}
