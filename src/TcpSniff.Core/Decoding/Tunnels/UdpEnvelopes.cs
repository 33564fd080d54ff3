using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>Tunnels over UDP whose headers say little: what is in them has to look like it.</summary>
/// <remarks><code>
/// GRE   as <see cref="GreHeader"/> (RFC 8086)
/// LISP  flags and nonce (4), instance or locator bits (4), then IP (RFC 9300 section 5)
/// TZSP  version (1), kind (1), protocol (2), tags: kind (1), length (1), value; the last is 1 (TaZmen sniffer protocol)
/// </code></remarks>
internal static class UdpEnvelopes
{
    private const int LispLength = 8;
    private const int TzspLength = 4;
    private const byte TzspPadding = 0;
    private const byte TzspEnd = 1;

    /// <summary>GRE; somebody else's datagram stays one.</summary>
    public static Header ReadGre(ref PacketWalk walk) =>
        GreHeader.TryParse(walk.Rest, out var header) && header.Version == 0 && (walk.Rest[0] & 0x4F) == 0 && walk.Rest[1] == 0 && header.ProtocolType >= 0x600 ? Header.Gre : Header.Done;

    /// <summary>The locator/identifier separation protocol's data packets.</summary>
    public static Header ReadLisp(ref PacketWalk walk)
    {
        if (walk.Rest.Length <= LispLength || walk.Rest[LispLength] >> 4 is not (4 or 6))
        {
            return Header.Done;
        }

        walk.Enter(Layer.Lisp, LispLength);
        return Header.Ip;
    }

    /// <summary>What sensors send of the air or a wire.</summary>
    public static Header ReadTzsp(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < TzspLength || rest is not [1, 0 or 1, ..])
        {
            return Header.Done;
        }

        var protocol = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) switch { 1 => Header.Ethernet, 18 => Header.Wlan, 119 => Header.Prism, _ => Header.Done };
        for (var at = TzspLength; at < rest.Length && protocol != Header.Done;)
        {
            if (rest[at] == TzspEnd)
            {
                walk.Enter(Layer.Tzsp, at + 1);
                return protocol;
            }

            at += rest[at] == TzspPadding ? 1 : at + 1 < rest.Length ? 2 + rest[at + 1] : rest.Length;
        }

        return Header.Done;
    }
}
