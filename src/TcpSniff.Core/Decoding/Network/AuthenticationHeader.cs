using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>The IP authentication header (RFC 4302 section 2): it signs what follows and leaves it readable.</summary>
/// <remarks><code>
/// +---------------+---------------+-------------------------------+
/// |  Next Header  |  Payload Len  |            RESERVED           |   length: (Payload Len + 2) * 4
/// +---------------+---------------+-------------------------------+
/// |   Security Parameters Index, Sequence Number, check value     ~
/// +---------------------------------------------------------------+
/// </code></remarks>
internal readonly ref struct AuthenticationHeader
{
    public const int MinLength = 12;

    private readonly ReadOnlySpan<byte> _bytes;

    private AuthenticationHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public byte NextHeader => _bytes[0];

    public int Length => (_bytes[1] + 2) * 4;

    public static bool TryParse(ReadOnlySpan<byte> bytes, out AuthenticationHeader header)
    {
        header = new(bytes);
        return bytes.Length >= MinLength && header.Length >= MinLength && header.Length <= bytes.Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Ah, MinLength);
        }

        walk.Enter(Layer.Ah, header.Length);
        return walk.Ip.Source.IsIPv4 ? IpProtocols.Next(ref walk, header.NextHeader) : IpProtocols.NextOfIPv6(ref walk, header.NextHeader);
    }
}
