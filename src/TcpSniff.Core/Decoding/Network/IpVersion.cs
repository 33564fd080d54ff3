using TcpSniff.Packets;

namespace TcpSniff.Decoding.Network;

/// <summary>IP that nothing announced but its own first four bits.</summary>
internal static class IpVersion
{
    public static Header Read(ref PacketWalk walk)
    {
        var rest = walk.Rest;
        if (rest.IsEmpty)
        {
            return walk.Truncated(Layer.IPv4, 1);
        }

        return (rest[0] >> 4) switch
        {
            4 => Header.IPv4,
            6 => Header.IPv6,
            _ => walk.Fail(Layer.IPv4, DecodeFault.BadValue),
        };
    }
}
