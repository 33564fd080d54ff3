using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>The routing header of IPv6 (RFC 8200 section 4.4).</summary>
/// <remarks><code>
/// +---------------+---------------+---------------+---------------+
/// |  Next Header  |  Hdr Ext Len  |  Routing Type | Segments Left |
/// +---------------+---------------+---------------+---------------+
/// |              four bytes by type, then addresses               ~   length: (Hdr Ext Len + 1) * 8
/// +---------------------------------------------------------------+
/// </code></remarks>
internal readonly ref struct RoutingHeader
{
    public const int MinLength = 8;

    private const int AddressLength = 16;
    private const byte SourceRouteType = 0;
    private const byte MobilityType = 2;
    private const byte SegmentRoutingType = 4;

    private readonly ReadOnlySpan<byte> _bytes;

    private RoutingHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public byte NextHeader => _bytes[0];

    public int Length => (_bytes[Field.ExtensionLength] + 1) * 8;

    private byte Type => _bytes[Field.Type];

    private byte SegmentsLeft => _bytes[Field.SegmentsLeft];

    /// <summary>Where the packet finally goes, as long as it is not there yet: last of the list, which segment routing turns round (RFC 8754).</summary>
    public bool TryGetFinalDestination(out IpAddress address)
    {
        var addresses = _bytes[MinLength..Length];
        var count = addresses.Length / AddressLength;
        var last = Type switch
        {
            SourceRouteType or MobilityType => count - 1,
            SegmentRoutingType => 0,
            _ => count,
        };
        var found = SegmentsLeft > 0 && last >= 0 && last < count;
        address = found ? IpAddress.ReadIPv6(addresses[(last * AddressLength)..]) : default;
        return found;
    }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out RoutingHeader header)
    {
        header = new(bytes);
        return bytes.Length >= MinLength && bytes.Length >= header.Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (!TryParse(rest, out var header))
        {
            return walk.Truncated(Layer.Routing, rest.Length < MinLength ? MinLength : header.Length);
        }

        walk.Enter(Layer.Routing, header.Length);
        if (header.TryGetFinalDestination(out var destination))
        {
            walk.Ip.Destination = destination;
        }

        return IpProtocols.NextOfIPv6(ref walk, header.NextHeader);
    }

    private static class Field
    {
        public const int ExtensionLength = 1;
        public const int Type = 2;
        public const int SegmentsLeft = 3;
    }
}
