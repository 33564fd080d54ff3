using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>Token Ring (IEEE 802.5), with the route between rings where the source address says that there is one.</summary>
/// <remarks><code>
/// +--------------------+-------------------+-----------------+------------+- - - - - - - - -+
/// | access control (1) | frame control (1) | destination (6) | source (6) | route (2 to 30) |
/// +--------------------+-------------------+-----------------+------------+- - - - - - - - -+
/// </code></remarks>
internal static class TokenRingHeader
{
    public const int MinLength = 14;

    private const byte KindMask = 0xC0;
    private const byte Llc = 0x40;
    private const int FrameControl = 1;
    private const int Source = 8;
    private const byte HasRoute = 0x80;
    private const byte RouteLength = 0x1F;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < MinLength)
        {
            return walk.Truncated(Layer.TokenRing, MinLength);
        }

        var length = MinLength;
        if ((rest[Source] & HasRoute) != 0 && rest.Length > MinLength)
        {
            // Where a driver took the route out and left the bit, the header of LLC stands there.
            var route = rest[MinLength] & RouteLength;
            length += route >= 2 && (route & 1) == 0 && rest[MinLength] != 0xAA ? route : 0;
        }

        if (rest.Length < length)
        {
            return walk.Truncated(Layer.TokenRing, length);
        }

        walk.Enter(Layer.TokenRing, length);
        return (rest[FrameControl] & KindMask) == Llc ? Header.Llc : walk.Other("token-ring");
    }
}
