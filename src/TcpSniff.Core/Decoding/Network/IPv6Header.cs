using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>IPv6 (RFC 8200 section 3).</summary>
/// <remarks><code>
///  0                   1                   2                   3
/// +-------+---------------+---------------------------------------+
/// |Version| Traffic Class |           Flow Label                  |
/// +-------+---------------+-------+---------------+---------------+
/// |         Payload Length        |  Next Header  |   Hop Limit   |
/// +-------------------------------+---------------+---------------+
/// |                      Source Address (16)                      |
/// +---------------------------------------------------------------+
/// |                   Destination Address (16)                    |
/// +---------------------------------------------------------------+
/// </code></remarks>
internal readonly ref struct IPv6Header
{
    public const int Length = 40;

    private readonly ReadOnlySpan<byte> _bytes;

    private IPv6Header(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public EcnCodepoint Ecn => (EcnCodepoint)((_bytes[Field.TrafficClass] >> 4) & 3);

    /// <summary>Bytes after this header; 0 in a jumbogram (RFC 2675) and where the network card is to fill it in.</summary>
    public ushort PayloadLength => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.PayloadLength..]);

    public byte NextHeader => _bytes[Field.NextHeader];

    public byte HopLimit => _bytes[Field.HopLimit];

    public IpAddress Source => IpAddress.ReadIPv6(_bytes[Field.Source..]);

    public IpAddress Destination => IpAddress.ReadIPv6(_bytes[Field.Destination..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out IPv6Header header)
    {
        header = new(bytes);
        return bytes.Length >= Length && bytes[0] >> 4 == 6;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (!TryParse(rest, out var header))
        {
            return rest.Length < Length ? walk.Truncated(Layer.IPv6, Length) : walk.Fail(Layer.IPv6, DecodeFault.BadValue);
        }

        var left = walk.Left;
        var length = header.PayloadLength == 0 ? 0 : Length + header.PayloadLength;
        walk.EnterIp(Layer.IPv6, Length, new IpFacts
        {
            Source = header.Source,
            Destination = header.Destination,
            Ttl = header.HopLimit,
            Ecn = header.Ecn,
            Length = length,
            IsClipped = length > left,
        });
        walk.Limit((length == 0 ? left : length) - Length);
        return IpProtocols.NextOfIPv6(ref walk, header.NextHeader);
    }

    private static class Field
    {
        public const int TrafficClass = 1;
        public const int PayloadLength = 4;
        public const int NextHeader = 6;
        public const int HopLimit = 7;
        public const int Source = 8;
        public const int Destination = 24;
    }
}
