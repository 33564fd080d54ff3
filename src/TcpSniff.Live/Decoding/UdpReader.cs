using PacketDotNet;
using PacketDotNet.Utils;
using TcpSniff.Decoding;
using TcpSniff.Decoding.Tunnels;
using TcpSniff.Packets;

namespace TcpSniff.Live.Decoding;

/// <summary>UDP (RFC 768).</summary>
internal static class UdpReader
{
    public static Header Read(ref PacketWalk walk, ByteArraySegment rest)
    {
        var headerLength = UdpFields.HeaderLength;
        if (rest.Length < headerLength)
        {
            return walk.Truncated(Layer.Udp, headerLength);
        }

        var udp = new UdpPacket(rest);
        int length = (ushort)udp.Length; // PacketDotNet takes the upper half of the lengths for negative
        if (length > 0 && length < headerLength)
        {
            return walk.Fail(Layer.Udp, DecodeFault.BadLength, headerLength);
        }

        walk.Enter(Layer.Udp, headerLength);
        walk.Limit(length == 0 ? walk.Left : length - headerLength);
        ref var datagram = ref walk.Decoded.Datagram;
        datagram = new()
        {
            Key = FlowKey.Create(walk.Ip.Source, udp.SourcePort, walk.Ip.Destination, udp.DestinationPort, walk.Tunnel, out var side),
            SourceSide = side,
            PayloadLength = walk.Left,
            CapturedPayload = walk.Rest.Length,
            PayloadOffset = walk.Offset,
            Encapsulation = walk.Layers,
        };
        walk.Decoded.Kind = PacketKind.Udp;
        return walk.Options.Tunnels ? UdpPorts.Next(udp.SourcePort, udp.DestinationPort) : Header.Done;
    }
}
