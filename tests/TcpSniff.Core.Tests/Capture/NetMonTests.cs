using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public class NetMonTests
{
    private static readonly FilePacket[] Packets = [new(0, 2000, [1, 2, 3]), new(7, 123_000, [4, 5, 6, 7], Original: 90)];

    [Theory]
    [InlineData(1, 1, "netmon1")]
    [InlineData(2, 0, "netmon2")]
    [InlineData(2, 1, "netmon2")]
    [InlineData(2, 2, "netmon2")]
    [InlineData(2, 3, "netmon2")]
    public void A_file_of_each_version_is_read(byte major, byte minor, string format)
    {
        var reading = SourceReading.Of(OtherFormats.NetMon(major, minor, 1, 0, Packets));

        Assert.Equal(["010203", "04050607"], reading.Packets.Select(packet => packet.Data));
        Assert.Equal([2_000_000, 7_123_000_000], reading.Packets.Select(packet => packet.Time.Nanoseconds - OtherFormats.NetMonStart));
        Assert.Equal([3, 90], reading.Packets.Select(packet => packet.OriginalLength));
        Assert.Equal(format, reading.Files[0].Format);
        Assert.Equal(LinkType.Ethernet, Assert.Single(reading.Interfaces).LinkType);
        Assert.Null(reading.Damage);
    }

    [Fact]
    public void Frames_are_found_where_the_table_says_and_without_one_in_a_row()
    {
        Assert.Equal(2, SourceReading.Of(OtherFormats.NetMon(2, 0, 1, 5, Packets)).Packets.Count);
        Assert.Equal(2, SourceReading.Of(CaptureFile.Open(new Pipe(OtherFormats.NetMon(2, 0, 1, 0, Packets)), "-")).Packets.Count);
    }

    [Fact]
    public void A_table_that_leads_back_is_damage()
    {
        var file = OtherFormats.NetMon(2, 0, 1, 0, Packets);
        file[^4] = 128;

        var reading = SourceReading.Of(file);

        Assert.Equal((1, new("test", 147, "frame 2 lies before the one before it")), (reading.Packets.Count, reading.Damage));
    }

    [Theory]
    [InlineData(0, LinkType.Ethernet)]
    [InlineData(2, LinkType.TokenRing)]
    [InlineData(3, LinkType.Fddi)]
    [InlineData(9, LinkType.Raw)]
    [InlineData(0xe071, LinkType.LinuxSll)]
    public void A_frame_says_itself_what_it_begins_with(ushort network, LinkType linkType) =>
        Assert.All(SourceReading.Of(OtherFormats.NetMon(2, 1, network, 0, Packets)).Packets, packet => Assert.Equal(linkType, packet.LinkType));

    [Fact]
    public void The_header_of_wireless_frames_is_passed_over()
    {
        var packet = Assert.Single(SourceReading.Of(OtherFormats.NetMon(2, 1, 6, 0, new FilePacket(0, 0, [2, 5, 0, 9, 9, 8, 1, 2]))).Packets);

        Assert.Equal((LinkType.Ieee80211, "080102", 3), (packet.LinkType, packet.Data, packet.OriginalLength));
    }

    [Fact]
    public void A_file_that_lost_its_table_keeps_its_frames()
    {
        var file = OtherFormats.NetMon(2, 2, 1, 0, Packets);

        var reading = SourceReading.Of(file[..^3]);

        Assert.Equal((2, "the table of the frames is not there"), (reading.Packets.Count, reading.Damage?.Problem));
    }

    [Fact]
    public void Another_version_is_refused() => Assert.Equal(
        "x: Network Monitor of version 3.4; versions 1.x and 2.x are read",
        Assert.Throws<CaptureFileException>(() => SourceReading.Of(OtherFormats.NetMon(3, 4, 1, 0, Packets), "x")).Message);

    private sealed class Pipe(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
