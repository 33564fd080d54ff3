using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Linux cooked capture, version 1 (https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL.html).</summary>
/// <remarks><code>
/// +-----------------+------------+--------------------+-------------+--------------+
/// | packet type (2) | ARPHRD (2) | address length (2) | address (8) | protocol (2) |
/// +-----------------+------------+--------------------+-------------+--------------+
/// </code></remarks>
internal readonly ref struct SllHeader
{
    public const int Length = 16;

    private readonly ReadOnlySpan<byte> _bytes;

    private SllHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public ushort HardwareType => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.HardwareType..]);

    public ushort Protocol => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.Protocol..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out SllHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Sll, Length);
        }

        walk.Enter(Layer.Sll, Length);
        return SllProtocols.Next(ref walk, header.HardwareType, header.Protocol);
    }

    private static class Field
    {
        public const int HardwareType = 2;
        public const int Protocol = 14;
    }
}
