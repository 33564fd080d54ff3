using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding;

/// <summary>Decodes one packet with a decoder of its own.</summary>
internal static class Decoded
{
    public static DecodedPacket Packet(byte[] bytes, LinkType linkType = LinkType.Ethernet, int? originalLength = null, DecoderOptions? options = null)
    {
        var decoded = default(DecodedPacket);
        new PacketDecoder(options).Decode(Testing.Packet.Raw(bytes, linkType, originalLength), ref decoded);
        return decoded;
    }

    public static TcpSegment Segment(byte[] bytes, LinkType linkType = LinkType.Ethernet, int? originalLength = null, DecoderOptions? options = null)
    {
        var decoded = Packet(bytes, linkType, originalLength, options);
        Assert.Equal((PacketKind.Tcp, default), (decoded.Kind, decoded.Error));
        return decoded.Segment;
    }

    /// <summary>Asserts that a packet holds the template's segment, and returns it.</summary>
    public static TcpSegment Holds(TcpPacket template, byte[] bytes, LinkType linkType = LinkType.Ethernet)
    {
        var segment = Segment(bytes, linkType);
        Assert.Equal((template.Source, template.Destination), (segment.Source, segment.Destination));
        Assert.Equal(ChecksumVerdict.Good, segment.Checksum);
        return segment;
    }
}
