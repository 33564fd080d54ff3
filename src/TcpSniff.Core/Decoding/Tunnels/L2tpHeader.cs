using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>The layer two tunneling protocol over UDP (RFC 2661 section 3.1): PPP in its data messages.</summary>
/// <remarks><code>
/// +-+-+---+-+-+-+-+-------+-------+-------------------------------+
/// |T|L|   |S| |O|P|       |  Ver  |          Length (L)           |
/// +-+-+---+-+-+-+-+-------+-------+-------------------------------+
/// |           Tunnel ID           |           Session ID          |
/// +-------------------------------+-------------------------------+
/// |             Ns (S)            |             Nr (S)            |
/// +-------------------------------+-------------------------------+
/// |      Offset Size (O)          |    Offset pad (O)             |
/// +-------------------------------+-------------------------------+
/// </code></remarks>
internal static class L2tpHeader
{
    private const ushort IsControl = 0x8000;
    private const ushort HasLength = 0x4000;
    private const ushort HasSequence = 0x0800;
    private const ushort HasOffset = 0x0200;
    private const ushort VersionMask = 0x000F;
    private const int Two = 2;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        var flags = rest.Length < Two ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest);
        if ((flags & VersionMask) != Two || (flags & IsControl) != 0)
        {
            return Header.Done;
        }

        var tunnel = Two + ((flags & HasLength) != 0 ? 2 : 0);
        var length = tunnel + 4 + ((flags & HasSequence) != 0 ? 4 : 0) + ((flags & HasOffset) != 0 ? 2 : 0);
        if (rest.Length < length)
        {
            return Header.Done;
        }

        length += (flags & HasOffset) != 0 ? BinaryPrimitives.ReadUInt16BigEndian(rest[(length - 2)..]) : 0;
        if (rest.Length <= length)
        {
            return Header.Done;
        }

        if ((flags & HasLength) != 0 && BinaryPrimitives.ReadUInt16BigEndian(rest[Two..]) is var whole and not 0)
        {
            if (whole < length || whole > walk.Left)
            {
                return Header.Done;
            }

            walk.Limit(whole);
        }

        walk.Enter(Layer.L2tp, length);
        return walk.Left > 0 ? Header.Ppp : Header.Done;
    }
}
