using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>The user plane of GTP, version 1 (3GPP TS 29.281 section 5.1). Its tunnel ids differ by direction, so they separate nothing.</summary>
/// <remarks><code>
/// +-----+--+-+-+-+--+---------------+-------------------------------+
/// | Ver |PT|*|E|S|PN| Message Type  |            Length             |
/// +-----+--+-+-+-+--+---------------+-------------------------------+
/// |                  Tunnel Endpoint Identifier                     |
/// +---------------------------------+---------------+---------------+
/// |  Sequence Number (E, S or PN)   |    N-PDU      | next extension|
/// +---------------------------------+---------------+---------------+
/// | length * 4    |  content                        | next extension|   as long as there is a next one
/// +---------------+---------------------------------+---------------+
/// </code></remarks>
internal readonly ref struct GtpHeader
{
    public const int MinLength = 8;

    private const byte UserPacket = 255;
    private const byte VersionAndProtocol = 0xF0;
    private const byte VersionOne = 0x30;
    private const byte OptionalFields = 0x07;
    private const byte HasExtensions = 0x04;
    private const int OptionalLength = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    private GtpHeader(ReadOnlySpan<byte> bytes, int length)
    {
        _bytes = bytes;
        Length = length;
    }

    /// <summary>Length with optional fields and extensions.</summary>
    public int Length { get; }

    public byte MessageType => _bytes[Field.MessageType];

    /// <summary>Bytes after the first eight.</summary>
    public ushort PayloadLength => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.PayloadLength..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out GtpHeader header)
    {
        header = default;
        if (bytes.Length < MinLength || (bytes[0] & VersionAndProtocol) != VersionOne)
        {
            return false;
        }

        var length = MinLength;
        if ((bytes[0] & OptionalFields) != 0)
        {
            length += OptionalLength;
            while (length <= bytes.Length && (bytes[0] & HasExtensions) != 0 && bytes[length - 1] != 0)
            {
                if (length == bytes.Length || bytes[length] == 0)
                {
                    return false;
                }

                length += bytes[length] * 4;
            }
        }

        header = new(bytes, length);
        return length <= bytes.Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header) || header.MessageType != UserPacket)
        {
            return Header.Done;
        }

        walk.Limit(MinLength + header.PayloadLength);
        if (header.Length > walk.Left)
        {
            return Header.Done;
        }

        walk.Enter(Layer.Gtp, header.Length);
        return walk.Rest is [var first, ..] && first >> 4 is 4 or 6 ? Header.Ip : Header.Done;
    }

    private static class Field
    {
        public const int MessageType = 1;
        public const int PayloadLength = 2;
    }
}
