using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>The network service header (RFC 8300 section 2).</summary>
/// <remarks><code>
/// +---+-+-+-----------+-----------+-------+-------+---------------+
/// |Ver|O|U|    TTL    |  Length   |U|U|U|U|MD Type| Next Protocol |   length in words, all of the header
/// +---+-+-+-----------+-----------+-------+-------+---------------+
/// </code></remarks>
internal static class NshHeader
{
    public const int MinLength = 8;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < MinLength)
        {
            return walk.Truncated(Layer.Nsh, MinLength);
        }

        var length = (rest[1] & 0x3F) * 4;
        if (length < MinLength || length > rest.Length)
        {
            return length < MinLength ? walk.Fail(Layer.Nsh, DecodeFault.BadLength, MinLength) : walk.Truncated(Layer.Nsh, length);
        }

        walk.Enter(Layer.Nsh, length);
        return rest[3] switch
        {
            1 => Header.IPv4,
            2 => Header.IPv6,
            3 => Header.Ethernet,
            4 => Header.Nsh,
            5 => Header.Mpls,
            _ => walk.Other("nsh"),
        };
    }
}
