using System.Buffers.Binary;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>The fragment header of IPv6 (RFC 8200 section 4.5).</summary>
/// <remarks><code>
/// +---------------+---------------+-------------------------+---+-+
/// |  Next Header  |   Reserved    |      Fragment Offset    |Res|M|
/// +---------------+---------------+-------------------------+---+-+
/// |                         Identification                        |
/// +---------------------------------------------------------------+
/// </code></remarks>
internal readonly ref struct FragmentHeader
{
    public const int Length = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private FragmentHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public byte NextHeader => _bytes[0];

    /// <summary>Where this fragment's payload belongs, in bytes.</summary>
    public int Offset => OffsetAndFlag & 0xFFF8;

    public bool MoreFragments => (OffsetAndFlag & 1) != 0;

    public uint Id => BinaryPrimitives.ReadUInt32BigEndian(_bytes[Field.Id..]);

    private ushort OffsetAndFlag => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.OffsetAndFlag..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out FragmentHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Fragment, Length);
        }

        walk.Enter(Layer.Fragment, Length);
        walk.Ip.Id = header.Id;
        var nextHeader = header.NextHeader;
        if (header.MoreFragments || header.Offset != 0)
        {
            // Source, destination and identification name the datagram; which header follows the first fragment says.
            var key = new FragmentKey(walk.Ip.Source, walk.Ip.Destination, header.Id, 0, walk.Tunnel);
            if (!walk.Fragments.TryJoin(ref walk, key, header.Offset, header.MoreFragments, nextHeader))
            {
                return Header.Done;
            }

            nextHeader = walk.Fragments.Completed!.NextHeader;
        }

        return IpProtocols.NextOfIPv6(ref walk, nextHeader);
    }

    private static class Field
    {
        public const int OffsetAndFlag = 2;
        public const int Id = 4;
    }
}
