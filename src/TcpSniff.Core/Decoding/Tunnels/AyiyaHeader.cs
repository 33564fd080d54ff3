using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>Anything in anything (draft-massar-v6ops-ayiya-02): IPv6 over UDP, signed.</summary>
/// <remarks><code>
/// +-------+-------+-------+-------+-------+-------+---------------+
/// | IDLen |IDType | SigLen|HshMeth|AuthMth| OpCode|  Next Header  |   2^IDLen bytes of identity, SigLen words of signature
/// +-------+-------+-------+-------+-------+-------+---------------+
/// |                          Epoch Time                           |
/// +---------------------------------------------------------------+
/// |                      Identity, Signature …                    |
/// +---------------------------------------------------------------+
/// </code></remarks>
internal static class AyiyaHeader
{
    public const int MinLength = 8;

    private const int Forward = 1;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < MinLength || (rest[2] & 0x0F) != Forward)
        {
            return Header.Done;
        }

        var length = MinLength + (1 << (rest[0] >> 4)) + ((rest[1] >> 4) * 4);
        if (length >= rest.Length)
        {
            return Header.Done;
        }

        var (version, next) = (rest[length] >> 4, rest[3]);
        if ((next, version) is not ((41, 6) or (4, 4)))
        {
            return Header.Done;
        }

        walk.Enter(Layer.Ayiya, length);
        return Header.Ip;
    }
}
