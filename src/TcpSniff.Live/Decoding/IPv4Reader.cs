using System.Buffers.Binary;
using PacketDotNet;
using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>IPv4 (RFC 791). PacketDotNet does not look into its options, so that the source route is read natively.</summary>
internal static class IPv4Reader
{
    private const int MoreFragments = 1;
    private const int FragmentUnit = 8;

    public static Header Read(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < IPv4Fields.HeaderLength)
        {
            return walk.Truncated(Layer.IPv4, IPv4Fields.HeaderLength);
        }

        // PacketDotNet fills in a total length of 0, which the network card was to do; what was on the wire is needed here.
        var totalLength = BinaryPrimitives.ReadUInt16BigEndian(walk.Rest[IPv4Fields.TotalLengthPosition..]);
        var ip = new IPv4Packet(rest);
        var length = ip.HeaderLength * 4;
        if (ip.Version != IPVersion.IPv4)
        {
            return walk.Fail(Layer.IPv4, DecodeFault.BadValue);
        }

        if (length > rest.Length)
        {
            return walk.Truncated(Layer.IPv4, length);
        }

        if (length < IPv4Fields.HeaderLength || (totalLength != 0 && totalLength < length))
        {
            return walk.Fail(Layer.IPv4, DecodeFault.BadLength, Math.Max(length, IPv4Fields.HeaderLength));
        }

        var facts = new IpFacts
        {
            Source = IpAddress.From(ip.SourceAddress),
            Destination = SourceRoute.TryFindLast(walk.Rest[IPv4Fields.HeaderLength..length], out var last)
                ? IpAddress.ReadIPv4(last)
                : IpAddress.From(ip.DestinationAddress),
            Id = ip.Id,
            Ttl = (byte)ip.TimeToLive,
            Ecn = (EcnCodepoint)(ip.TypeOfService & 3),
            Length = totalLength,
            IsClipped = totalLength > walk.Left,
        };
        var left = walk.Left;
        walk.EnterIp(Layer.IPv4, length, facts);
        walk.Limit((totalLength == 0 ? left : totalLength) - length);
        return Join(ref walk, ip) ? IpProtocols.Next(ref walk, (byte)ip.Protocol) : Header.Done;
    }

    /// <summary>Whether the datagram is whole now.</summary>
    private static bool Join(ref PacketWalk walk, IPv4Packet ip)
    {
        var more = (ip.FragmentFlags & MoreFragments) != 0;
        if (!more && ip.FragmentOffset == 0)
        {
            return true;
        }

        var key = new FragmentKey(walk.Ip.Source, walk.Ip.Destination, ip.Id, (byte)ip.Protocol, walk.Tunnel);
        return walk.Fragments.TryJoin(ref walk, key, ip.FragmentOffset * FragmentUnit, more, (byte)ip.Protocol);
    }
}
