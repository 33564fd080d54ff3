using System.Buffers.Binary;
using PacketDotNet;
using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>
/// The extension headers of IPv6 (RFC 8200 section 4). PacketDotNet gives next header and length; the addresses that lie
/// inside, and a fragment's identification, are read natively.
/// </summary>
internal static class ExtensionHeaders
{
    private const int MinLength = 8;
    private const int FragmentUnit = 8;
    private const int IdOffset = 4;

    public static Header Read(ref PacketWalk walk, ByteArraySegment rest, Layer layer)
    {
        if (rest.Length < MinLength)
        {
            return walk.Truncated(layer, MinLength);
        }

        var extension = new IPv6ExtensionHeader(ProtocolType.IPv6HopByHopOptions, rest);
        if (rest.Length < extension.Length)
        {
            return walk.Truncated(layer, extension.Length);
        }

        var bytes = walk.Rest;
        walk.Enter(layer, extension.Length);
        if (layer == Layer.Routing && RoutingHeader.TryParse(bytes, out var routing) && routing.TryGetFinalDestination(out var destination))
        {
            walk.Ip.Destination = destination;
        }
        else if (layer == Layer.DestinationOptions && OptionsHeader.TryParse(bytes, out var options) && options.TryGetHomeAddress(out var home))
        {
            walk.Ip.Source = home;
        }

        return IpProtocols.NextOfIPv6(ref walk, (byte)extension.NextHeader);
    }

    public static Header ReadFragment(ref PacketWalk walk, ByteArraySegment rest)
    {
        if (rest.Length < MinLength)
        {
            return walk.Truncated(Layer.Fragment, MinLength);
        }

        var fragment = new IPv6FragmentationExtensionHeader(ProtocolType.IPv6FragmentHeader, rest);
        var nextHeader = (byte)fragment.NextHeader;
        walk.Ip.Id = BinaryPrimitives.ReadUInt32BigEndian(walk.Rest[IdOffset..]);
        walk.Enter(Layer.Fragment, MinLength);
        if (!fragment.More && fragment.FragmentOffset == 0)
        {
            return IpProtocols.NextOfIPv6(ref walk, nextHeader);
        }

        var key = new FragmentKey(walk.Ip.Source, walk.Ip.Destination, walk.Ip.Id, 0, walk.Tunnel);
        return walk.Fragments.TryJoin(ref walk, key, fragment.FragmentOffset * FragmentUnit, fragment.More, nextHeader)
            ? IpProtocols.NextOfIPv6(ref walk, walk.Fragments.Completed!.NextHeader)
            : Header.Done;
    }
}
