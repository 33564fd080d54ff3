using TcpSniff.Packets;

namespace TcpSniff.Decoding.Tunnels;

/// <summary>Data of wireless access points in the clear (RFC 5415 section 4.3): 802.3 or 802.11 frames. Fragments are not put together.</summary>
/// <remarks><code>
/// +---------------+---------+---------+---------+-+-+-+-+-+-+-----+
/// |   Preamble    |  HLEN   |   RID   |  WBID   |T|F|L|W|M|K|Flags|   HLEN in words
/// +---------------+---------+---------+---------+-+-+-+-+-+-+-----+
/// |          Fragment ID          |     Frag Offset         |Rsvd |
/// +-------------------------------+-------------------------+-----+
/// |   radio's address (M), wireless specific information (W) …    |
/// +---------------------------------------------------------------+
/// </code></remarks>
internal static class CapwapHeader
{
    public const int MinLength = 8;

    private const byte IsNative = 0x01;
    private const byte WirelessMask = 0x3E;
    private const byte Ieee80211 = 1 << 1;
    private const byte FragmentOrKeepAlive = 0x88;

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.Length < MinLength || rest[0] != 0 || (rest[3] & FragmentOrKeepAlive) != 0)
        {
            return Header.Done;
        }

        var length = (rest[1] >> 3) * 4;
        var native = (rest[2] & IsNative) != 0;
        if (length < MinLength || length >= rest.Length || (native && (rest[2] & WirelessMask) != Ieee80211))
        {
            return Header.Done;
        }

        walk.Enter(Layer.Capwap, length);
        return native ? Header.WlanOfTunnel : Header.Ethernet;
    }
}
