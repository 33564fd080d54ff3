using System.Buffers.Binary;
using TcpSniff.Decoding.Tunnels;
using TcpSniff.Packets;

namespace TcpSniff.Decoding.Udp;

/// <summary>The user datagram protocol (RFC 768).</summary>
/// <remarks><code>
///  0                   1                   2                   3
/// +-------------------------------+-------------------------------+
/// |          Source Port          |       Destination Port        |
/// +-------------------------------+-------------------------------+
/// |            Length             |           Checksum            |
/// +-------------------------------+-------------------------------+
/// </code></remarks>
internal readonly ref struct UdpHeader
{
    public const int Length = 8;

    private readonly ReadOnlySpan<byte> _bytes;

    private UdpHeader(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public ushort SourcePort => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    public ushort DestinationPort => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.DestinationPort..]);

    /// <summary>Length of header and payload; 0 in a jumbogram (RFC 2675) and where the network card is to fill it in.</summary>
    public ushort TotalLength => BinaryPrimitives.ReadUInt16BigEndian(_bytes[Field.TotalLength..]);

    public static bool TryParse(ReadOnlySpan<byte> bytes, out UdpHeader header)
    {
        header = new(bytes);
        return bytes.Length >= Length;
    }

    public static Header Read(ref PacketWalk walk)
    {
        if (!TryParse(walk.Rest, out var header))
        {
            return walk.Truncated(Layer.Udp, Length);
        }

        if (header.TotalLength is > 0 and < Length)
        {
            return walk.Fail(Layer.Udp, DecodeFault.BadLength, Length);
        }

        walk.Enter(Layer.Udp, Length);
        walk.Limit((header.TotalLength == 0 ? Length + walk.Left : header.TotalLength) - Length);
        ref var datagram = ref walk.Decoded.Datagram;
        datagram.Key = FlowKey.Create(
            walk.Ip.Source, header.SourcePort, walk.Ip.Destination, header.DestinationPort, walk.Tunnel, out datagram.SourceSide);
        datagram.PayloadLength = walk.Left;
        datagram.CapturedPayload = walk.Rest.Length;
        datagram.PayloadOffset = walk.Offset;
        datagram.Encapsulation = walk.Layers;
        walk.Decoded.Kind = PacketKind.Udp;
        return walk.Options.Tunnels ? UdpPorts.Next(header.SourcePort, header.DestinationPort) : Header.Done;
    }

    private static class Field
    {
        public const int DestinationPort = 2;
        public const int TotalLength = 4;
    }
}
