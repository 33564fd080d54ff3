using PacketDotNet;
using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>
/// IPv6 (RFC 8200). Its extension headers are read one by one: PacketDotNet's own list repeats the first of them.
/// </summary>
internal static class IPv6Reader
{
    public static Header Read(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < IPv6Fields.HeaderLength)
        {
            return walk.Truncated(Layer.IPv6, IPv6Fields.HeaderLength);
        }

        var ip = new IPv6Packet(rest);
        if (ip.Version != IPVersion.IPv6)
        {
            return walk.Fail(Layer.IPv6, DecodeFault.BadValue);
        }

        // A payload length of 0 is left to the network card, or a jumbogram (RFC 2675).
        var length = ip.PayloadLength == 0 ? 0 : IPv6Fields.HeaderLength + ip.PayloadLength;
        var left = walk.Left;
        walk.EnterIp(Layer.IPv6, IPv6Fields.HeaderLength, new IpFacts
        {
            Source = IpAddress.From(ip.SourceAddress),
            Destination = IpAddress.From(ip.DestinationAddress),
            Ttl = (byte)ip.HopLimit,
            Ecn = (EcnCodepoint)(ip.TrafficClass & 3),
            Length = length,
            IsClipped = length > left,
        });
        walk.Limit((length == 0 ? left : length) - IPv6Fields.HeaderLength);
        return IpProtocols.NextOfIPv6(ref walk, (byte)ip.NextHeader);
    }
}
