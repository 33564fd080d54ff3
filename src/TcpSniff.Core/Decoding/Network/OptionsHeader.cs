using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>The hop-by-hop and destination options of IPv6 (RFC 8200 sections 4.3 and 4.6).</summary>
/// <remarks><code>
/// +---------------+---------------+-------------------------------+
/// |  Next Header  |  Hdr Ext Len  |            Options            ~   length: (Hdr Ext Len + 1) * 8
/// +---------------+---------------+-------------------------------+
/// </code></remarks>
internal readonly ref struct OptionsHeader
{
    public const int MinLength = 8;

    private const byte Pad1 = 0;
    private const byte HomeAddressOption = 201;
    private const int AddressLength = 16;

    private readonly ReadOnlySpan<byte> _bytes;

    private OptionsHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public byte NextHeader => _bytes[0];

    public int Length => (_bytes[1] + 1) * 8;

    /// <summary>The sender's home address, which the transport layer takes for its source (RFC 6275 section 6.3).</summary>
    public bool TryGetHomeAddress(out IpAddress address)
    {
        address = default;
        var options = _bytes[2..Length];
        while (!options.IsEmpty)
        {
            if (options[0] == Pad1)
            {
                options = options[1..];
                continue;
            }

            if (options.Length < 2 || options.Length < 2 + options[1])
            {
                return false;
            }

            if (options[0] == HomeAddressOption && options[1] == AddressLength)
            {
                address = IpAddress.ReadIPv6(options[2..]);
                return true;
            }

            options = options[(2 + options[1])..];
        }

        return false;
    }

    public static bool TryParse(ReadOnlySpan<byte> bytes, out OptionsHeader header)
    {
        header = new(bytes);
        return bytes.Length >= MinLength && bytes.Length >= header.Length;
    }

    public static Header Read(ref PacketWalk walk, Layer layer)
    {
        var rest = walk.Rest;
        if (!TryParse(rest, out var header))
        {
            return walk.Truncated(layer, rest.Length < MinLength ? MinLength : header.Length);
        }

        walk.Enter(layer, header.Length);
        if (layer == Layer.DestinationOptions && header.TryGetHomeAddress(out var home))
        {
            walk.Ip.Source = home;
        }

        return IpProtocols.NextOfIPv6(ref walk, header.NextHeader);
    }
}
