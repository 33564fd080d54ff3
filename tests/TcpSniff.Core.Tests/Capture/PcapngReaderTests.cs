using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public class PcapngReaderTests
{
    private const int NameOption = 2;
    private const int DescriptionOption = 3;
    private const int CommentOption = 1;
    private const int ResolutionOption = 9;
    private const int FilterOption = 11;
    private const int OffsetOption = 14;

    private static readonly byte[] Data = [1, 2, 3, 4, 5];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Packets_are_read_in_either_byte_order(bool littleEndian)
    {
        var reading = SourceReading.Of(new PcapngBuilder().Section(littleEndian).Interface().Packet(1_700_000_000_123_456, Data, original: 60).ToArray());

        Assert.Null(reading.Damage);
        Assert.Equal(new(new(1_700_000_000_123_456_000), 60, LinkType.Ethernet, 0, "0102030405", ""), Assert.Single(reading.Packets));
        Assert.Equal("pcapng", reading.Files[0].Format);
    }

    [Fact]
    public void Sections_of_different_byte_order_count_their_interfaces_anew()
    {
        var file = new PcapngBuilder()
            .Section().Interface(1).Interface(113).Packet(1, [1], interfaceId: 1)
            .Section(littleEndian: false).Interface(101).Packet(2, [2], interfaceId: 0);

        var reading = SourceReading.Of(file.ToArray());

        Assert.Equal([LinkType.Ethernet, LinkType.LinuxSll, LinkType.Raw], reading.Interfaces.Select(i => i.LinkType));
        Assert.Equal([(1, LinkType.LinuxSll), (2, LinkType.Raw)], reading.Packets.Select(packet => (packet.Interface, packet.LinkType)));
    }

    [Fact]
    public void An_interface_tells_its_name_filter_and_comments()
    {
        var file = new PcapngBuilder().Section(comment: "of the section").Interface(
            1,
            96,
            (NameOption, "eth0"u8.ToArray()),
            (DescriptionOption, "Stupid interface\0"u8.ToArray()),
            (FilterOption, [0, .. "tcp port 80"u8]),
            (CommentOption, "of the interface"u8.ToArray()));

        var described = Assert.Single(SourceReading.Of(file.ToArray()).Interfaces);

        Assert.Equal(("eth0", "Stupid interface", "tcp port 80", 96), (described.Name, described.Description, described.Filter, described.SnapLength));
        Assert.Equal(["of the section", "of the interface"], described.Comments);
    }

    [Theory]
    [InlineData(0x09, 1_500_000_001ul, 1_500_000_001)]
    [InlineData(0x06, 1_500_000ul, 1_500_000_000)]
    [InlineData(0x03, 1_500ul, 1_500_000_000)]
    [InlineData(0x00, 2ul, 2_000_000_000)]
    [InlineData(0x81, 3ul, 1_500_000_000)]
    [InlineData(0x8a, 1536ul, 1_500_000_000)]
    [InlineData(0xa0, 0x1_8000_0000ul, 1_500_000_000)]
    [InlineData(0x0c, 1_500_000_000_999ul, 1_500_000_000)]
    [InlineData(0xbf, 0xc000_0000_0000_0000ul, 1_500_000_000)]
    [InlineData(0x13, 15_000_000_000_000_000_000ul, 1_500_000_000)]
    public void Time_stamps_count_in_the_steps_of_their_interface(byte resolution, ulong ticks, long nanoseconds)
    {
        var reading = SourceReading.Of(new PcapngBuilder().Section().Interface(1, 0, (ResolutionOption, [resolution])).Packet(ticks, Data).ToArray());

        Assert.Equal(nanoseconds, Assert.Single(reading.Packets).Time.Nanoseconds);
    }

    [Theory]
    [InlineData(0x14)]
    [InlineData(0xc0)]
    [InlineData(0xff)]
    public void Steps_that_no_clock_counts_are_damage(byte resolution)
    {
        var reading = SourceReading.Of(new PcapngBuilder().Section().Interface(1, 0, (ResolutionOption, [resolution])).Packet(1, Data).ToArray());

        Assert.Empty(reading.Packets);
        Assert.Equal("interface counts time in steps too small for 64 bits", reading.Damage?.Problem);
    }

    [Theory]
    [InlineData(10, 5_000_000ul, 15_000_000_000)]
    [InlineData(-10, 5_000_000ul, -5_000_000_000)]
    [InlineData(long.MaxValue, ulong.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue, 0ul, long.MinValue)]
    [InlineData(0, ulong.MaxValue, long.MaxValue)]
    public void An_offset_in_seconds_is_added_and_nothing_overflows(long offset, ulong ticks, long nanoseconds)
    {
        var file = new PcapngBuilder().Section();
        file.Interface(1, 0, (OffsetOption, file.Number64((ulong)offset))).Packet(ticks, Data);

        Assert.Equal(nanoseconds, Assert.Single(SourceReading.Of(file.ToArray()).Packets).Time.Nanoseconds);
    }

    [Fact]
    public void A_simple_packet_is_cut_by_the_snap_length_and_takes_the_time_before_it()
    {
        var file = new PcapngBuilder().Section().Interface(1, snapLength: 4).Packet(7, [9]).SimplePacket([1, 2, 3, 4], original: 60).ToArray();

        Assert.Equal(new(new(7000), 60, LinkType.Ethernet, 0, "01020304", ""), SourceReading.Of(file).Packets[1]);
    }

    [Fact]
    public void Obsolete_packets_are_read_and_their_drops_added_up()
    {
        var file = new PcapngBuilder().Section(littleEndian: false).Interface().Interface(101)
            .ObsoletePacket(1, Data, interfaceId: 1, drops: 3).ObsoletePacket(2, Data, drops: 4).ObsoletePacket(3, Data, drops: 0xffff).ToArray();

        var reading = SourceReading.Of(file);

        Assert.Equal([1, 0, 0], reading.Packets.Select(packet => packet.Interface));
        Assert.Equal(7, reading.Drops?.DroppedByKernel);
    }

    [Fact]
    public void The_last_statistics_of_each_interface_count()
    {
        var file = new PcapngBuilder().Section().Interface().Interface();
        file.Statistics(0, (7, file.Number64(1)))
            .Statistics(0, (4, file.Number64(100)), (5, file.Number64(2)), (6, file.Number64(90)), (7, file.Number64(10)))
            .Statistics(1, (4, file.Number64(5)), (7, file.Number64(1)));

        Assert.Equal(new CaptureDrops(95, 11, 2), SourceReading.Of(file.ToArray()).Drops);
    }

    [Fact]
    public void Without_statistics_nothing_is_known_about_drops() =>
        Assert.Null(SourceReading.Of(new PcapngBuilder().Section().Interface().Packet(1, Data).ToArray()).Drops);

    [Fact]
    public void Unknown_blocks_and_options_are_passed_over()
    {
        var file = new PcapngBuilder().Section();
        file.Block(0x0bad, file.Body.Bytes(1, 2, 3)).Interface(1, 0, (0x7777, [1])).Block(10, file.Body).Packet(1, Data);

        Assert.Single(SourceReading.Of(file.ToArray()).Packets);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Options_of_a_packet_are_handed_on_in_one_form_whatever_the_byte_order(bool littleEndian)
    {
        var file = new PcapngBuilder().Section(littleEndian);
        file.Interface().Packet(1, Data, 0, null, (CommentOption, "hi"u8.ToArray()), (2, file.Number32(5)), (5, file.Number64(9)), (2988, [.. file.Number32(7), 1]));

        var packet = Assert.Single(SourceReading.Of(file.ToArray()).Packets);

        Assert.Equal("0100020068690000" + "0200040005000000" + "050008000900000000000000" + "ac0b05000700000001000000", packet.Options);
    }

    [Fact]
    public void Options_that_reach_beyond_their_block_are_left_out()
    {
        var file = new PcapngBuilder().Section().Interface();
        file.Block(6, file.Body.U32(0).U64(0).U32(4).U32(4).Bytes(1, 2, 3, 4).U16(1).U16(1).Bytes(65, 0, 0, 0).U16(1).U16(99).Bytes(66, 0, 0, 0));

        Assert.Equal("0100010041000000", Assert.Single(SourceReading.Of(file.ToArray()).Packets).Options);
    }

    [Fact]
    public void A_block_whose_length_leaves_out_its_padding_is_read()
    {
        var file = new PcapngBuilder().Section().Interface();
        file.Raw(file.Body.U32(3).U32(17).U32(1).Bytes(9).Pad().U32(17).ToArray()).SimplePacket([8]);

        Assert.Equal(["09", "08"], SourceReading.Of(file.ToArray()).Packets.Select(packet => packet.Data));
    }

    [Fact]
    public void Contradictions_are_damage_with_their_offset()
    {
        AssertDamaged("packet names interface 1 that its section does not describe", file => file.Packet(1, Data, interfaceId: 1));
        AssertDamaged("packet block is too short", file => file.Block(6, file.Body.U32(0)));
        AssertDamaged("block claims 4,294,967,280 bytes", file => file.Raw(file.Body.U32(6).U32(0xfffffff0).U32(0).ToArray()));
        AssertDamaged("block claims 8 bytes", file => file.Raw(file.Body.U32(6).U32(8).U32(0).ToArray()));
        AssertDamaged("block claims 16 bytes at its begin, 12 at its end", file => file.Raw(file.Body.U32(6).U32(16).U32(0).U32(12).ToArray()));
        AssertDamaged("block claims 64 bytes, 12 are left", file => file.Raw(file.Body.U32(6).U32(64).U32(0).ToArray()));
        AssertDamaged("section of pcapng version 2.0; versions 1.x are read", file => file.Section(major: 2));
        AssertDamaged("section header has no byte-order magic", file => file.Block(0x0a0d0d0a, file.Body.U64(0).U64(0)));
        AssertDamaged(
            "packet claims 999 captured bytes, more than its block has",
            file => file.Block(6, file.Body.U32(0).U64(0).U32(999).U32(999).Bytes(Data)));
    }

    [Fact]
    public void Endless_interfaces_end_somewhere()
    {
        var file = new PcapngBuilder().Section();
        for (var i = 0; i < 70_000; i++)
        {
            file.Interface();
        }

        var reading = SourceReading.Of(file.ToArray());

        Assert.Equal("more interfaces are described than a capture can have", reading.Damage?.Problem);
        Assert.Equal(1 << 16, reading.Interfaces.Count);
    }

    private static void AssertDamaged(string problem, Action<PcapngBuilder> breakIt)
    {
        var file = new PcapngBuilder().Section().Interface().Packet(1, Data);
        var offset = file.Count;
        breakIt(file);

        var reading = SourceReading.Of(file.ToArray());

        Assert.Single(reading.Packets);
        Assert.Equal(offset, reading.Damage?.Offset);
        Assert.Equal(problem, reading.Damage?.Problem);
    }
}
