using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>The session stage of PPP over Ethernet (RFC 2516 section 4).</summary>
/// <remarks><code>
///  0                   1                   2                   3
/// +-------+-------+---------------+-------------------------------+
/// |  VER  | TYPE  |      CODE     |          SESSION_ID           |
/// +-------+-------+---------------+-------------------------------+
/// |            LENGTH             |           payload             ~
/// +-------------------------------+-------------------------------+
/// </code></remarks>
internal readonly ref struct PppoeHeader
{
    public const int Length = 6;

    private readonly ReadOnlySpan<byte> _bytes;

    private PppoeHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public ushort SessionId => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.SessionId..]);

    public ushort PayloadLength => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.PayloadLength..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out PppoeHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Pppoe, Length);
        }

        walk.Enter(Layer.Pppoe, Length);
        walk.Limit(header.PayloadLength);
        walk.Separate(Layer.Pppoe, header.SessionId);
        return Header.Ppp;
    }

    private static class Field
    {
        public const int SessionId = 2;
        public const int PayloadLength = 4;
    }
}
