using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public class SnoopTests
{
    private static readonly FilePacket[] Packets = [new(1, 2, [1, 2, 3]), new(3, 999_999, [4, 5, 6, 7], Original: 90)];

    [Fact]
    public void A_snoop_file_is_read()
    {
        var reading = SourceReading.Of(OtherFormats.Snoop(4, 2, Packets));

        Assert.Equal(["010203", "04050607"], reading.Packets.Select(packet => packet.Data));
        Assert.Equal([1_000_002_000, 3_999_999_000], reading.Packets.Select(packet => packet.Time.Nanoseconds));
        Assert.Equal([3, 90], reading.Packets.Select(packet => packet.OriginalLength));
        Assert.Equal([new CaptureFileInfo("test", "snoop", false)], reading.Files);
        Assert.Null(reading.Damage);
    }

    [Fact]
    public void The_last_count_of_lost_packets_holds() => Assert.Equal(new CaptureDrops(null, 1, 0), SourceReading.Of(OtherFormats.Snoop(4, 2, Packets)).Drops);

    [Theory]
    [InlineData(0u, LinkType.Ethernet)]
    [InlineData(2u, LinkType.TokenRing)]
    [InlineData(4u, LinkType.Ethernet)]
    [InlineData(8u, LinkType.Fddi)]
    [InlineData(18u, LinkType.SunAtm)]
    [InlineData(26u, LinkType.IPoverInfiniBand)]
    [InlineData(0x80000001u, LinkType.IPv4)]
    public void The_kind_of_network_is_known_by_its_number(uint network, LinkType linkType) =>
        Assert.Equal(linkType, Assert.Single(SourceReading.Of(OtherFormats.Snoop(network, 2, Packets)).Interfaces).LinkType);

    [Fact]
    public void Shomitis_trailers_are_passed_over()
    {
        var file = OtherFormats.Snoop(4, 3, Packets).ToList();
        file[16 + 11] += 20;
        file.InsertRange(16 + 24 + 4, new byte[20]);

        Assert.Equal(["010203", "04050607"], SourceReading.Of([.. file]).Packets.Select(packet => packet.Data));
    }

    [Theory]
    [InlineData(4u, 1u, "x: snoop of version 1; versions 2 to 5 are read")]
    [InlineData(5u, 2u, "x: snoop of a network of kind 5, which is not read")]
    public void Another_version_or_network_is_refused_by_its_number(uint network, uint version, string message) =>
        Assert.Equal(message, Assert.Throws<CaptureFileException>(() => SourceReading.Of(OtherFormats.Snoop(network, version, Packets), "x")).Message);

    [Fact]
    public void A_record_that_is_shorter_than_its_packet_is_damage_at_its_place()
    {
        var file = OtherFormats.Snoop(4, 2, Packets);
        file[16 + 28 + 11] = 27;

        var reading = SourceReading.Of(file);

        Assert.Single(reading.Packets);
        Assert.Equal(new("test", 44, "record claims 27 bytes for a packet of 4 bytes"), reading.Damage);
    }
}
