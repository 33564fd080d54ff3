using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public class PcapReaderTests
{
    private static readonly byte[] Data = [1, 2, 3, 4, 5];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_byte_orders_are_read(bool littleEndian)
    {
        var reading = SourceReading.Of(new PcapBuilder { LittleEndian = littleEndian }.Record(1_700_000_000, 123_456, Data, original: 60).ToArray());

        Assert.Null(reading.Damage);
        var packet = Assert.Single(reading.Packets);
        Assert.Equal(new(new(1_700_000_000_123_456_000), 60, LinkType.Ethernet, 0, "0102030405", ""), packet);
        Assert.Equal([new CaptureFileInfo("test", "pcap", false)], reading.Files);
        Assert.Equal(262144, Assert.Single(reading.Interfaces).SnapLength);
    }

    [Fact]
    public void Nanoseconds_are_kept()
    {
        var reading = SourceReading.Of(new PcapBuilder { Magic = 0xa1b23c4d }.Record(1, 123_456_789, Data).ToArray());

        Assert.Equal(1_123_456_789, Assert.Single(reading.Packets).Time.Nanoseconds);
        Assert.Equal(1_000_000_000ul, reading.Interfaces[0].TicksPerSecond);
        Assert.Equal("nsecpcap", reading.Files[0].Format);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Records_of_the_modified_format_have_eight_bytes_more(bool littleEndian)
    {
        var file = new PcapBuilder { Magic = 0xa1b2cd34, LittleEndian = littleEndian }.Record(1, 2, Data).Record(1, 3, [6]).ToArray();

        var reading = SourceReading.Of(file);

        Assert.Equal(["0102030405", "06"], reading.Packets.Select(packet => packet.Data));
        Assert.Equal("modpcap", reading.Files[0].Format);
    }

    [Theory]
    [InlineData(2, 2, 9u, 5u)]
    [InlineData(2, 3, 9u, 5u)]
    [InlineData(2, 3, 5u, 9u)]
    [InlineData(2, 4, 5u, 9u)]
    [InlineData(2, 5, 5u, 9u)]
    [InlineData(543, 0, 9u, 5u)]
    public void Old_versions_have_the_lengths_in_the_other_order(ushort major, ushort minor, uint first, uint second)
    {
        var reading = SourceReading.Of(new PcapBuilder { Major = major, Minor = minor }.Record(1, 0, first, second, Data).ToArray());

        var packet = Assert.Single(reading.Packets);
        Assert.Equal(("0102030405", 9), (packet.Data, packet.OriginalLength));
    }

    [Fact]
    public void A_version_without_known_records_is_refused()
    {
        var file = new PcapBuilder { Major = 1 }.Record(1, 0, Data).ToArray();

        var refusal = Assert.Throws<CaptureFileException>(() => SourceReading.Of(file, "old.pcap"));

        Assert.Equal("old.pcap: pcap of version 1.4; versions 2.x are read", refusal.Message);
    }

    [Fact]
    public void Bits_of_the_frame_check_sequence_are_no_part_of_the_link_type()
    {
        var reading = SourceReading.Of(new PcapBuilder { LinkType = 0x24000001 }.Record(1, 0, Data).ToArray());

        Assert.Equal(LinkType.Ethernet, Assert.Single(reading.Packets).LinkType);
    }

    [Fact]
    public void Reserved_bits_of_the_link_type_are_damage()
    {
        var reading = SourceReading.Of(new PcapBuilder { LinkType = 0x00200001 }.Record(1, 0, Data).ToArray());

        Assert.Empty(reading.Packets);
        Assert.Equal(new("test", 0, "link type 0x00200001 has bits set that must be zero"), reading.Damage);
    }

    [Theory]
    [InlineData(12u)]
    [InlineData(14u)]
    [InlineData(65535u)]
    public void Any_number_of_a_link_type_is_handed_on(uint linkType)
    {
        var reading = SourceReading.Of(new PcapBuilder { LinkType = linkType }.Record(1, 0, Data).ToArray());

        Assert.Equal((LinkType)linkType, Assert.Single(reading.Packets).LinkType);
    }

    [Fact]
    public void A_fraction_beyond_a_second_carries_over()
    {
        var reading = SourceReading.Of(new PcapBuilder().Record(1, 2_500_000, Data).ToArray());

        Assert.Equal(3_500_000_000, Assert.Single(reading.Packets).Time.Nanoseconds);
    }

    [Fact]
    public void A_record_may_claim_less_on_the_wire_than_was_captured()
    {
        var reading = SourceReading.Of(new PcapBuilder().Record(1, 0, Data, original: 4).ToArray());

        var packet = Assert.Single(reading.Packets);
        Assert.Equal(("0102030405", 4), (packet.Data, packet.OriginalLength));
    }

    [Fact]
    public void A_packet_larger_than_any_buffer_passes()
    {
        var large = new byte[3_000_000];
        Random.Shared.NextBytes(large);

        var reading = SourceReading.Of(new PcapBuilder().Record(1, 0, large).Record(2, 0, Data).ToArray());

        Assert.Equal([Convert.ToHexStringLower(large), "0102030405"], reading.Packets.Select(packet => packet.Data));
    }

    [Fact]
    public void An_absurd_length_is_damage_and_what_was_before_is_kept()
    {
        var reading = SourceReading.Of(new PcapBuilder().Record(1, 0, Data).Record(2, 0, 0xfffffff0, 60, Data).ToArray());

        Assert.Single(reading.Packets);
        Assert.Equal(new("test", 24 + 16 + 5, "record claims 4,294,967,280 captured bytes"), reading.Damage);
    }

    [Fact]
    public void A_length_beyond_the_file_is_damage()
    {
        var reading = SourceReading.Of(new PcapBuilder().Record(1, 0, Data).Record(2, 0, 2000, 2000, Data).ToArray());

        Assert.Single(reading.Packets);
        Assert.Equal(new("test", 45, "record claims 2,016 bytes, 21 are left"), reading.Damage);
    }

    [Fact]
    public void After_its_end_a_source_stays_at_its_end()
    {
        using var source = CaptureFile.Open(new MemoryStream(new PcapBuilder().Record(1, 0, Data).ToArray()), "test");

        Assert.Equal(
            [SourceStatus.Packet, SourceStatus.End, SourceStatus.End],
            [source.MoveNext(), source.MoveNext(), source.MoveNext()]);
    }
}
