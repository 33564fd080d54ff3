using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Linux cooked capture, version 2 (https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL2.html).</summary>
/// <remarks><code>
/// +--------------+--------------+---------------+------------+-----------------+--------------------+-------------+
/// | protocol (2) | reserved (2) | interface (4) | ARPHRD (2) | packet type (1) | address length (1) | address (8) |
/// +--------------+--------------+---------------+------------+-----------------+--------------------+-------------+
/// </code></remarks>
internal readonly ref struct Sll2Header
{
    public const int Length = 20;

    private readonly ReadOnlySpan<byte> _bytes;

    private Sll2Header(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public ushort Protocol => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    public ushort HardwareType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.HardwareType..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out Sll2Header header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Sll2, Length);
        }

        walk.Enter(Layer.Sll2, Length);
        return SllProtocols.Next(ref walk, header.HardwareType, header.Protocol);
    }

    private static class Field
    {
        public const int HardwareType = 8;
    }
}
