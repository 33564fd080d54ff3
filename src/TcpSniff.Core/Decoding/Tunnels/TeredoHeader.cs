using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>Teredo (RFC 4380 section 5.1.1): IPv6 over UDP, behind what servers say of the client.</summary>
/// <remarks><code>
/// authentication  0001, lengths of both (1 + 1), client identifier, authentication value, nonce (8), confirmation (1)
/// origin          0000, port (2), address (4)
/// </code></remarks>
internal static class TeredoHeader
{
    private const int IPv6Length = 40;
    private const int AuthenticationLength = 13;
    private const int OriginLength = 8;
    private const ushort Authentication = 1;
    private const ushort Origin = 0;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        var length = 0;
        if (rest.Length >= AuthenticationLength && BinaryPrimitives.ReadUInt16BigEndian(rest) == Authentication)
        {
            length = AuthenticationLength + rest[2] + rest[3];
        }

        if (rest.Length >= length + OriginLength && BinaryPrimitives.ReadUInt16BigEndian(rest[length..]) == Origin)
        {
            length += OriginLength;
        }

        // Who it is shows what it carries: an IPv6 packet that fits.
        if (rest.Length < length + IPv6Length || rest[length] >> 4 != 6 || BinaryPrimitives.ReadUInt16BigEndian(rest[(length + 4)..]) > walk.Left - length - IPv6Length)
        {
            return Header.Done;
        }

        walk.Enter(Layer.Teredo, length);
        return Header.IPv6;
    }
}
