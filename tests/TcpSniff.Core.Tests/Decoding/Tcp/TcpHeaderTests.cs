using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding.Tcp;

public class TcpHeaderTests
{
    private static readonly TcpPacket Hello = Packet.Tcp("192.0.2.1:54012", "198.51.100.7:80").Seq(1000).Ack(2000).Payload("hello");

    [Fact]
    public void Every_field_of_the_header_is_read()
    {
        var packet = Hello.Flags(TcpFlags.Ack | TcpFlags.Psh | TcpFlags.Urg | TcpFlags.Ae).Window(513).Urgent(3);

        var segment = Decoded.Segment(packet.ToBytes());

        Assert.Equal("192.0.2.1:54012", segment.Source.ToString());
        Assert.Equal("198.51.100.7:80", segment.Destination.ToString());
        Assert.Equal(new SequenceNumber(1000), segment.Seq);
        Assert.Equal(new SequenceNumber(2000), segment.Ack);
        Assert.Equal(TcpFlags.Ack | TcpFlags.Psh | TcpFlags.Urg | TcpFlags.Ae, segment.Flags);
        Assert.Equal((513, 3), (segment.Window, segment.UrgentPointer));
        Assert.Equal((5, 5, 20), (segment.PayloadLength, segment.CapturedPayload, segment.HeaderLength));
        Assert.Equal((64, 45, 1u), (segment.Ttl, segment.IpLength, segment.IpId));
        Assert.Equal("eth:ip:tcp", segment.Encapsulation.ToString());
    }

    [Fact]
    public void Both_directions_have_the_same_key_and_different_sides()
    {
        var there = Decoded.Segment(Hello.ToBytes());
        var back = Decoded.Segment(Hello.Answer().ToBytes());

        Assert.Equal(there.Key, back.Key);
        Assert.Equal(1, there.SourceSide + back.SourceSide);
    }

    [Fact]
    public void The_payload_lies_where_the_segment_says()
    {
        byte[] bytes = Hello.Mss(1460).ToBytes();
        var segment = Decoded.Segment(bytes);

        Assert.Equal("hello"u8, bytes.AsSpan(segment.PayloadOffset, segment.CapturedPayload));
    }

    [Fact]
    public void Ethernet_padding_is_not_payload()
    {
        byte[] padded = [.. Packet.Tcp().ToBytes(), 1, 2, 3, 4, 5, 6];

        var segment = Decoded.Segment(padded);

        Assert.Equal((0, 0), (segment.PayloadLength, segment.CapturedPayload));
        Assert.Equal(ChecksumVerdict.Good, segment.Checksum);
    }

    [Fact]
    public void An_ip_length_of_zero_leaves_all_that_is_left_to_the_segment()
    {
        var bytes = Hello.ToBytes();
        (bytes[16], bytes[17]) = (0, 0);

        var segment = Decoded.Segment(bytes);

        Assert.Equal((5, 0), (segment.PayloadLength, segment.IpLength));
    }

    [Fact]
    public void A_cut_record_keeps_the_length_that_was_on_the_wire()
    {
        var bytes = Hello.ToBytes();

        var segment = Decoded.Segment(bytes[..^3], originalLength: bytes.Length);

        Assert.Equal((5, 2), (segment.PayloadLength, segment.CapturedPayload));
        Assert.Equal(ChecksumVerdict.Unverified, segment.Checksum);
    }

    [Fact]
    public void The_length_never_exceeds_what_the_record_had_on_the_wire()
    {
        var segment = Decoded.Segment(Hello.ToBytes()[..^3]);

        Assert.Equal((2, 2), (segment.PayloadLength, segment.CapturedPayload));
        Assert.Equal(ChecksumVerdict.Unverified, segment.Checksum);
    }

    [Fact]
    public void A_header_cut_within_its_options_is_a_segment_with_the_options_before_the_cut()
    {
        var bytes = Hello.Mss(1460).Timestamps(7, 8).ToBytes();
        const int captured = 14 + 20 + 20 + 4 + 3;

        var segment = Decoded.Segment(bytes[..captured], originalLength: bytes.Length);

        Assert.Equal(TcpOptionKinds.Mss, segment.Options.Kinds);
        Assert.Equal((5, 0), (segment.PayloadLength, segment.CapturedPayload));
    }

    [Theory]
    [InlineData(0x4)]
    [InlineData(0x0)]
    [InlineData(0xF)]
    public void A_data_offset_below_20_bytes_or_beyond_the_segment_is_an_error_and_no_segment(byte words)
    {
        var bytes = Hello.ToBytes();
        bytes[14 + 20 + 12] = (byte)(words << 4);

        var decoded = Decoded.Packet(bytes);

        Assert.Equal(PacketKind.Undecoded, decoded.Kind);
        Assert.Equal((Layer.Tcp, DecodeFault.BadLength, 34), (decoded.Error.Layer, decoded.Error.Fault, decoded.Error.Offset));
    }

    [Fact]
    public void A_header_that_was_not_captured_whole_is_an_error_with_numbers()
    {
        var bytes = Hello.ToBytes();

        var decoded = Decoded.Packet(bytes[..50], originalLength: bytes.Length);

        Assert.Equal(new DecodeError(Layer.Tcp, DecodeFault.Truncated, 34, 20, 16), decoded.Error);
    }
}
