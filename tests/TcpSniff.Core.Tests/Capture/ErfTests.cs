using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public class ErfTests
{
    private static readonly FilePacket Ethernet = new(5, 500_000, [0, 0, 1, 2, 3, 4], Original: 4);

    [Fact]
    public void An_Ethernet_record_is_read_without_its_two_bytes_before_and_its_padding_behind()
    {
        var reading = SourceReading.Of(OtherFormats.Erf(2, Ethernet));

        var packet = Assert.Single(reading.Packets);
        Assert.Equal(("01020304", 4, LinkType.Ethernet, 5_500_000_000), (packet.Data, packet.OriginalLength, packet.LinkType, packet.Time.Nanoseconds));
        Assert.Equal([new CaptureFileInfo("test", "erf", false)], reading.Files);
        Assert.Null(reading.Damage);
    }

    [Fact]
    public void Extension_headers_are_passed_over() =>
        Assert.Equal("01020304", Assert.Single(SourceReading.Of(OtherFormats.Erf(2, Ethernet, extensions: [3, 4, 5])).Packets).Data);

    [Fact]
    public void A_packet_that_was_cut_keeps_its_length() =>
        Assert.Equal(("01020304", 1500), SourceReading.Of(OtherFormats.Erf(2, Ethernet with { Original = 1500, Data = [0, 0, 1, 2, 3, 4] })).Packets
            .Select(packet => (packet.Data[..8], packet.OriginalLength)).Single());

    [Fact]
    public void Each_port_and_kind_is_an_interface_and_what_was_lost_adds_up()
    {
        var reading = SourceReading.Of(
        [
            .. OtherFormats.Erf(2, Ethernet, port: 1, lost: 2),
            .. OtherFormats.Erf(22, Ethernet, port: 1, lost: 3),
            .. OtherFormats.Erf(2, Ethernet, port: 0),
            .. OtherFormats.Erf(2, Ethernet, port: 1),
            .. OtherFormats.Erf(20, Ethernet, port: 1, lost: 900),
        ]);

        Assert.Equal([0, 1, 2, 0, 0], reading.Packets.Select(packet => packet.Interface));
        Assert.Equal([("port1", LinkType.Ethernet), ("port1", LinkType.IPv4), ("port0", LinkType.Ethernet)], reading.Interfaces.Select(described => (described.Name!, described.LinkType)));
        Assert.Equal(new CaptureDrops(null, 0, 5), reading.Drops);
    }

    [Theory]
    [InlineData((byte)1, new byte[] { 0x0f, 0, 8, 0 }, LinkType.CiscoHdlc)]
    [InlineData((byte)1, new byte[] { 0xff, 3, 0, 0x21 }, LinkType.Ppp)]
    [InlineData((byte)1, new byte[] { 0x18, 0x41, 3, 0xcc }, LinkType.FrameRelay)]
    [InlineData((byte)5, new byte[] { 9, 9, 9, 9, 0xff, 3, 0, 0x21 }, LinkType.Ppp)]
    [InlineData((byte)4, new byte[] { 1, 2, 3, 4, 0xaa, 0xaa, 3 }, LinkType.AtmRfc1483)]
    [InlineData((byte)23, new byte[] { 0x60 }, LinkType.IPv6)]
    [InlineData((byte)21, new byte[] { 1 }, LinkType.InfiniBand)]
    [InlineData((byte)27, new byte[] { 1 }, LinkType.Erf)]
    public void What_a_record_holds_is_known_by_its_kind(byte type, byte[] data, LinkType linkType) =>
        Assert.Equal(linkType, Assert.Single(SourceReading.Of(OtherFormats.Erf(type, new(1, 0, data)))
            .Packets).LinkType);

    [Fact]
    public void Records_that_only_pad_are_no_packets() =>
        Assert.Equal(2, SourceReading.Of([.. OtherFormats.Erf(2, Ethernet), .. OtherFormats.Erf(48, new(0, 0, [0, 0])), .. OtherFormats.Erf(2, Ethernet)]).Packets.Count);

    [Fact]
    public void A_kind_that_there_is_not_is_damage_at_its_place()
    {
        var reading = SourceReading.Of([.. OtherFormats.Erf(2, Ethernet), .. OtherFormats.Erf(2, Ethernet), .. OtherFormats.Erf(2, Ethernet), .. OtherFormats.Erf(2, Ethernet),
            .. OtherFormats.Erf(2, Ethernet), .. OtherFormats.Erf(2, Ethernet), .. OtherFormats.Erf(2, Ethernet), .. OtherFormats.Erf(2, Ethernet), .. OtherFormats.Erf(60, Ethernet)]);

        Assert.Equal((8, new("test", 192, "record is of kind 60, which there is not")), (reading.Packets.Count, reading.Damage));
    }

    [Fact]
    public void What_jumps_about_in_time_is_no_ERF() =>
        Assert.Throws<CaptureFileException>(() => SourceReading.Of([.. OtherFormats.Erf(2, Ethernet), .. OtherFormats.Erf(2, Ethernet with { Seconds = 900_000_000 })]));
}
