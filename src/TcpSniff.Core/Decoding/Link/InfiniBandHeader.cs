using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Link;

/// <summary>InfiniBand (InfiniBand architecture specification volume 1, chapters 7 to 9), as far as it carries IP (RFC 4391).</summary>
/// <remarks><code>
/// +------------------------+- - - - - - - - - - +---------------------+- - - - - - - +- - - - - - +----------+--------------+
/// | local route header (8) | global one (40)    | base transport (12) | datagram (8) | value (4)  | type (2) | reserved (2) |
/// +------------------------+- - - - - - - - - - +---------------------+- - - - - - - +- - - - - - +----------+--------------+
/// </code></remarks>
internal static class InfiniBandHeader
{
    private const int LocalRoute = 8;
    private const int GlobalRoute = 40;
    private const int Transport = 12;
    private const int Datagram = 8;
    private const int Immediate = 4;
    private const int Encapsulation = 4;
    private const byte NextMask = 0x03;
    private const byte NextIsTransport = 2;
    private const byte NextIsGlobalRoute = 3;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < LocalRoute)
        {
            return walk.Truncated(Layer.InfiniBand, LocalRoute);
        }

        var next = rest[1] & NextMask;
        if (next is not (NextIsTransport or NextIsGlobalRoute))
        {
            return walk.Other("infiniband");
        }

        var length = LocalRoute + (next == NextIsGlobalRoute ? GlobalRoute : 0);
        if (rest.Length < length + Transport)
        {
            return walk.Truncated(Layer.InfiniBand, length + Transport);
        }

        // Messages of one packet: of connected queue pairs, and datagrams without and with a value beside them.
        var extra = rest[length] switch { 0x04 => 0, 0x64 => Datagram, 0x65 => Datagram + Immediate, _ => -1 };
        length += Transport + extra;
        if (extra < 0 || rest.Length < length + Encapsulation || BinaryPrimitives.ReadUInt16BigEndian(rest[(length + 2)..]) != 0)
        {
            return walk.Other("infiniband");
        }

        var type = BinaryPrimitives.ReadUInt16BigEndian(rest[length..]);
        walk.Enter(Layer.InfiniBand, length + Encapsulation);
        return type < 0x600 ? walk.Other("infiniband") : EtherTypes.Next(ref walk, type);
    }
}
