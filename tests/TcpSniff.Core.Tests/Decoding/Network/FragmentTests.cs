using TcpSniff.Decoding;
using TcpSniff.Decoding.Network;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Decoding.Network;

public class FragmentTests
{
    private static readonly TcpPacket V4 = Packet.Tcp("10.0.0.1:1000", "10.0.0.2:80").Payload("a payload that takes some fragments");
    private static readonly TcpPacket V6 = Packet.Tcp("[2001:db8::1]:1000", "[2001:db8::2]:80").Payload("a payload that takes some fragments");

    private readonly PacketDecoder _decoder = new();
    private DecodedPacket _decoded;

    private PacketKind Decode(byte[] bytes, long seconds = 0, int? originalLength = null)
    {
        _decoder.Decode(Packet.Raw(bytes, originalLength: originalLength, nanoseconds: seconds * 1_000_000_000), ref _decoded);
        return _decoded.Kind;
    }

    private static byte[] Piece(int offset, int length, bool last = false, ushort id = 7, byte[]? of = null) => Wire.Ethernet(Wire.IPv4(
        V4.Source.Address, V4.Destination.Address, 6, (of ?? V4.ToTcp())[offset..(offset + length)], id: id, fragment: (ushort)((offset / 8) | (last ? 0 : 0x2000))));

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 0, 1)]
    [InlineData(1, 2, 0)]
    public void The_fragment_that_completes_a_datagram_carries_the_segment(int first, int second, int third)
    {
        byte[][] pieces = [Piece(0, 24), Piece(24, 16), Piece(40, 15, last: true)];

        Assert.Equal(PacketKind.Fragment, Decode(pieces[first]));
        Assert.Equal(PacketKind.Fragment, Decode(pieces[second]));
        Assert.Equal(PacketKind.Tcp, Decode(pieces[third]));

        var segment = _decoded.Segment;
        Assert.Equal((true, 35, 75, ChecksumVerdict.Good), (segment.Reassembled, segment.PayloadLength, segment.IpLength, segment.Checksum));
        var bytes = _decoder.Bytes(Packet.Raw(pieces[third]), _decoded);
        Assert.Equal("a payload that takes some fragments"u8, bytes.Slice(segment.PayloadOffset, segment.CapturedPayload));
    }

    [Fact]
    public void After_a_datagram_the_bytes_are_the_packets_own_again()
    {
        Decode(Piece(0, 40));
        Decode(Piece(40, 15, last: true));
        var next = Packet.Tcp().Payload("next").ToBytes();
        Decode(next);

        Assert.Equal(next, _decoder.Bytes(Packet.Raw(next), _decoded));
    }

    [Fact]
    public void Fragments_of_ipv6_are_put_together()
    {
        var segment = V6.ToTcp();
        byte[] Fragment(byte nextHeader, int offset, bool more, byte[] piece) =>
            Wire.Ethernet(Wire.IPv6(V6.Source.Address, V6.Destination.Address, 44, Wire.IPv6Fragment(nextHeader, offset, more, 99, piece)));

        // Only the first fragment's next header counts (RFC 8200 section 4.5).
        Assert.Equal(PacketKind.Fragment, Decode(Fragment(17, 32, false, segment[32..])));
        Assert.Equal(PacketKind.Tcp, Decode(Fragment(6, 0, true, segment[..32])));
        Assert.Equal((ChecksumVerdict.Good, 99u, "eth:ipv6:fragment:tcp"), (_decoded.Segment.Checksum, _decoded.Segment.IpId, _decoded.Segment.Encapsulation.ToString()));
    }

    [Fact]
    public void A_fragment_header_around_a_whole_datagram_is_passed_over() =>
        Decoded.Holds(V6, Wire.Ethernet(Wire.IPv6(V6.Source.Address, V6.Destination.Address, 44, Wire.IPv6Fragment(6, 0, false, 1, V6.ToTcp()))));

    [Fact]
    public void Of_overlapping_fragments_the_first_wins()
    {
        Decode(Piece(0, 32));
        Decode(Piece(16, 24, of: new byte[60]));
        Decode(Piece(32, 23, last: true));

        var payload = _decoder.Bytes(default, _decoded)[20..];
        Assert.Equal("a payload th"u8, payload[..12]);
        Assert.Equal(new byte[8], payload[12..20]); // the second fragment came before the third
        Assert.Equal("some fragments"u8, payload[^14..]);
    }

    [Fact]
    public void Datagrams_with_another_identification_are_kept_apart()
    {
        Decode(Piece(0, 40, id: 1));

        Assert.Equal(PacketKind.Fragment, Decode(Piece(40, 15, last: true, id: 2)));
        Assert.Equal(PacketKind.Tcp, Decode(Piece(40, 15, last: true, id: 1)));
    }

    [Fact]
    public void A_fragment_that_was_cut_completes_nothing()
    {
        var last = Piece(40, 15, last: true);
        Decode(Piece(0, 40));

        Assert.Equal(PacketKind.Fragment, Decode(last[..^1], originalLength: last.Length));
        Assert.Equal(PacketKind.Tcp, Decode(last));
    }

    [Fact]
    public void A_fragment_beyond_the_longest_datagram_is_ignored()
    {
        var beyond = Wire.Ethernet(Wire.IPv4(V4.Source.Address, V4.Destination.Address, 6, new byte[64], fragment: 0x1FFF));

        Assert.Equal(PacketKind.Fragment, Decode(beyond));
    }

    [Fact]
    public void Of_two_last_fragments_the_one_that_does_not_end_the_datagram_fills_whole_blocks_only()
    {
        // What nobody sent would be left of an earlier datagram.
        Decode(Piece(40, 15, last: true));
        Decode(Piece(0, 16));
        Assert.Equal(PacketKind.Fragment, Decode(Piece(16, 20, last: true)));

        Assert.Equal(PacketKind.Tcp, Decode(Piece(32, 8)));
        Assert.Equal(ChecksumVerdict.Good, _decoded.Segment.Checksum);
    }

    [Fact]
    public void What_waited_for_more_than_a_minute_is_given_up()
    {
        Decode(Piece(0, 40));

        Assert.Equal(PacketKind.Fragment, Decode(Piece(40, 15, last: true), seconds: 61));
        Assert.Equal(2, _decoder.IncompleteDatagrams); // it, and the one that its late fragment began
    }

    [Fact]
    public void A_complete_datagram_is_not_counted_as_incomplete()
    {
        Decode(Piece(0, 40));
        Assert.Equal(1, _decoder.IncompleteDatagrams);

        Decode(Piece(40, 15, last: true));
        Assert.Equal(0, _decoder.IncompleteDatagrams);
    }

    [Fact]
    public void The_capture_says_how_many_datagrams_never_got_whole()
    {
        var file = new PcapBuilder().Record(1, 1, Piece(0, 40, id: 1)).Record(1, 2, Piece(0, 40, id: 2)).Record(1, 3, Piece(40, 15, last: true, id: 2)).ToArray();
        using var pipeline = new Pipeline(TcpSniff.Capture.CaptureFile.Open(new MemoryStream(file), "test"), new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        Assert.Equal((2, 1), (pipeline.Record.Fragments, pipeline.Record.IncompleteDatagrams));
    }

    [Fact]
    public void Too_many_datagrams_push_out_the_oldest()
    {
        for (var id = 0; id <= FragmentTable.MaxDatagrams; id++)
        {
            Decode(Piece(0, 40, id: (ushort)id));
        }

        Assert.Equal(PacketKind.Tcp, Decode(Piece(40, 15, last: true, id: 1)));
        Assert.Equal(PacketKind.Fragment, Decode(Piece(40, 15, last: true, id: 0)));
    }

    [Fact]
    public void Too_many_bytes_push_out_the_oldest()
    {
        Decode(Piece(0, 40, id: 1000));
        Decode(Piece(0, 40, id: 1001));
        for (ushort id = 0; id < FragmentTable.MaxBytes / 65536; id++)
        {
            Decode(Piece(0, 40, id: id));
            Decode(Wire.Ethernet(Wire.IPv4(V4.Source.Address, V4.Destination.Address, 6, new byte[1000], id: id, fragment: (60000 / 8) | 0x2000)));
        }

        Assert.Equal(PacketKind.Fragment, Decode(Piece(40, 15, last: true, id: 1000)));
        Assert.Equal(PacketKind.Tcp, Decode(Piece(40, 15, last: true, id: (ushort)((FragmentTable.MaxBytes / 65536) - 1))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void A_last_fragment_may_end_where_the_longest_datagram_does(int length)
    {
        var last = new byte[length];
        var v6 = Wire.IPv6(V6.Source.Address, V6.Destination.Address, 44, Wire.IPv6Fragment(6, 8191 * 8, false, 99, last));

        Assert.Equal(PacketKind.Fragment, Decode(Wire.Ethernet(Wire.IPv4(V4.Source.Address, V4.Destination.Address, 6, last, fragment: 8191))));
        Assert.Equal(PacketKind.Fragment, Decode(Wire.Ethernet(v6)));
    }

    [Fact]
    public void The_longest_datagram_is_put_together()
    {
        var whole = Packet.Tcp("[2001:db8::1]:1000", "[2001:db8::2]:80").Payload(new byte[FragmentedDatagram.MaxLength - 20]).ToTcp();
        var kind = PacketKind.Other;
        for (var offset = 0; offset < whole.Length; offset += 1024)
        {
            var piece = whole[offset..Math.Min(whole.Length, offset + 1024)];
            kind = Decode(Wire.Ethernet(Wire.IPv6(V6.Source.Address, V6.Destination.Address, 44, Wire.IPv6Fragment(6, offset, offset + 1024 < whole.Length, 99, piece))));
        }

        Assert.Equal((PacketKind.Tcp, FragmentedDatagram.MaxLength - 20), (kind, _decoded.Segment.PayloadLength));
    }
}
