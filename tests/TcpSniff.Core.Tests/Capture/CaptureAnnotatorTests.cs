using System.Buffers.Binary;
using System.Text;
using TcpSniff.Capture;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public sealed class CaptureAnnotatorTests : IDisposable
{
    private const uint NameResolution = 4;
    private const ushort PacketFlags = 2;

    private readonly string _path = Path.GetTempFileName();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Packets_interfaces_times_and_options_stay_and_comments_come_in(bool littleEndian)
    {
        var file = new PcapngBuilder().Section(littleEndian, comment: "of the section");
        file.Interface(1, 128, (2, "eth0"u8.ToArray()), (1, "of the interface"u8.ToArray()))
            .Packet(17, "hello"u8, 0, 99, (PacketFlags, file.Number32(1)), (1, "an old comment"u8.ToArray()))
            .Packet(18, "world!"u8);
        var before = SourceReading.Of(file.ToArray());
        var after = SourceReading.Of(Annotate(file, "what it means", "and what is wrong"));

        Assert.Equal(before.Packets.Select(packet => packet with { Options = "" }), after.Packets.Select(packet => packet with { Options = "" }));
        Assert.Equivalent(before.Interfaces, after.Interfaces);
        Assert.EndsWith(before.Packets[0].Options, after.Packets[0].Options, StringComparison.Ordinal);
        Assert.Equal(["what it means", "and what is wrong"], CommentsIn(after.Packets[1].Options));
    }

    [Fact]
    public void Blocks_that_nobody_knows_stay_as_they_are()
    {
        var file = new PcapngBuilder().Section().Interface().Block(NameResolution, new FileBytes(true).U32(0xdeadbeef)).Packet(1, "x"u8);
        var unknown = Convert.ToHexString(new PcapngBuilder().Block(NameResolution, new FileBytes(true).U32(0xdeadbeef)).ToArray());
        Assert.Contains(unknown, Convert.ToHexString(Annotate(file, "a comment")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0x0000_0badu, true)]
    [InlineData(0x4000_0badu, false)]
    public void Custom_blocks_are_copied_unless_they_say_that_they_are_not_to_be(uint type, bool isCopied)
    {
        var custom = new FileBytes(true).U32(32473).U32(0xdeadbeef);
        var file = new PcapngBuilder().Section().Interface().Block(type, custom).Packet(1, "x"u8).Block(type, custom);
        var without = new PcapngBuilder().Section().Interface().Packet(1, "x"u8);
        Assert.Equal(Annotate(isCopied ? file : without), Annotate(file));
        Assert.Equal(isCopied, Convert.ToHexString(Annotate(file, "a comment")).Contains("EFBEADDE", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_comments_a_file_is_copied_byte_for_byte()
    {
        var file = new PcapngBuilder().Section().Interface().ObsoletePacket(1, "old"u8, drops: 3).SimplePacket("simple"u8).Packet(2, "x"u8).Statistics(0, (5, [1, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal(file.ToArray(), Annotate(file));
    }

    [Fact]
    public void A_simple_packet_has_no_place_for_a_comment_and_is_counted()
    {
        File.WriteAllBytes(_path, new PcapngBuilder().Section().Interface().SimplePacket("simple"u8).ToArray());
        using var annotator = CaptureAnnotator.Open(_path, new MemoryStream(), "copy");
        Assert.Equal(SourceStatus.Packet, annotator.Source.MoveNext());
        annotator.Write(["a comment"]);
        Assert.Equal(1, annotator.Mute);
    }

    [Fact]
    public void A_pcap_becomes_a_pcapng_with_the_same_packets()
    {
        var pcap = new PcapBuilder().Record(1, 2, "hello"u8.ToArray()).ToArray();
        var after = SourceReading.Of(Annotate(pcap, "a comment"));
        Assert.Equal(SourceReading.Of(pcap).Packets.Select(packet => packet.Data), after.Packets.Select(packet => packet.Data));
        Assert.Equal(["a comment"], CommentsIn(after.Packets[0].Options));
    }

    [Fact]
    public void A_damaged_file_is_copied_up_to_its_last_whole_packet()
    {
        var file = new PcapngBuilder().Section().Interface().Packet(1, "whole"u8).Raw(6, 0, 0, 0, 99, 0, 0, 0, 1, 2, 3, 4);
        var after = SourceReading.Of(Annotate(file, "a comment"));
        Assert.Single(after.Packets);
        Assert.Null(after.Damage);
    }

    [Fact]
    public void A_section_that_makes_no_sense_is_not_copied()
    {
        var file = new PcapngBuilder().Section().Interface().Packet(1, "whole"u8).Section(major: 27074);
        var before = new PcapngBuilder().Section().Interface().Packet(1, "whole"u8);
        Assert.Equal(Annotate(before), Annotate(file));
    }

    [Theory]
    [InlineData("pcapng")]
    [InlineData("pcap")]
    public void Where_no_header_can_be_read_there_is_no_file(string format)
    {
        var bytes = format == "pcap" ? new PcapBuilder().ToArray()[..20] : new PcapngBuilder().Section(major: 2).ToArray();
        File.WriteAllBytes(_path, bytes);
        var target = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        using (var annotator = CaptureAnnotator.Open(_path, target))
        {
            Assert.Equal(SourceStatus.Damaged, annotator.Source.MoveNext());
        }

        Assert.False(File.Exists(target));
    }

    [Fact]
    public void A_length_without_its_padding_is_written_as_it_should_be()
    {
        var file = new PcapngBuilder().Section().Interface();
        file.Raw([.. file.Body.U32(99).U32(15).Bytes(1, 2, 3, 0).ToArray()[..11], 0, .. file.Body.U32(15).ToArray()]).Packet(1, "x"u8);

        var copy = Annotate(file);

        Assert.Single(SourceReading.Of(copy).Packets);
        Assert.Contains(Convert.ToHexString([99, 0, 0, 0, 16, 0, 0, 0]), Convert.ToHexString(copy), StringComparison.Ordinal);
    }

    [Fact]
    public void An_option_that_reaches_beyond_its_block_is_left_out()
    {
        var file = new PcapngBuilder().Section();
        file.Block(1, file.Body.U16(1).U16(0).U32(0).U16(2).U16(4).Bytes("eth0"u8).U16(3).U16(80));
        file.Block(6, file.Body.U32(0).U64(0).U32(4).U32(4).Bytes("full"u8).U16(2).U16(4).U32(1).U16(1).U16(99).Bytes(1, 2, 3, 4));

        var copy = Annotate(file);

        var sound = new PcapngBuilder().Section().Interface(1, 0, (2, "eth0"u8.ToArray())).Packet(0, "full"u8, 0, null, (PacketFlags, [1, 0, 0, 0]));
        Assert.Equal(sound.ToArray(), copy);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void However_a_file_is_damaged_its_copy_is_sound_and_holds_what_came_before(bool littleEndian)
    {
        var sound = new PcapngBuilder().Section(littleEndian, comment: "of the section");
        sound.Interface(1, 128, (2, "eth0"u8.ToArray())).Packet(17, "hello"u8, 0, 99, (PacketFlags, sound.Number32(1)))
            .Block(NameResolution, sound.Body.U32(0)).ObsoletePacket(2, "old"u8).SimplePacket("simple"u8).Section(littleEndian).Interface().Packet(18, "world!"u8);
        var random = new Random(5);
        for (var i = 0; i < 3000; i++)
        {
            var file = sound.ToArray()[..random.Next(4, sound.Count + 1)];
            for (var k = random.Next(4); k > 0; k--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            Compare(file);
        }
    }

    private void Compare(byte[] file)
    {
        SourceReading before;
        try
        {
            before = SourceReading.Of(file);
        }
        catch (CaptureFileException)
        {
            return;
        }

        var copy = Annotate(file, "a comment");
        if (copy.Length > 0)
        {
            var after = SourceReading.Of(copy);
            Assert.Null(after.Damage);
            Assert.Equal(before.Packets.Select(packet => (packet.Data, packet.Time)), after.Packets.Select(packet => (packet.Data, packet.Time)));
        }
        else
        {
            Assert.Empty(before.Packets);
            Assert.NotNull(before.Damage);
        }
    }

    public void Dispose() => File.Delete(_path);

    private byte[] Annotate(PcapngBuilder file, params IReadOnlyList<string> comments) => Annotate(file.ToArray(), comments);

    private byte[] Annotate(byte[] file, params IReadOnlyList<string> comments)
    {
        File.WriteAllBytes(_path, file);
        var copy = new MemoryStream();
        using (var annotator = CaptureAnnotator.Open(_path, copy, "copy"))
        {
            while (annotator.Source.MoveNext() == SourceStatus.Packet)
            {
                annotator.Write(comments);
            }
        }

        return copy.ToArray();
    }

    private static List<string> CommentsIn(string options)
    {
        var bytes = Convert.FromHexString(options).AsSpan();
        var comments = new List<string>();
        while (bytes.Length >= 4 && BinaryPrimitives.ReadUInt16LittleEndian(bytes) == 1)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
            comments.Add(Encoding.UTF8.GetString(bytes.Slice(4, length)));
            bytes = bytes[(4 + ((length + 3) & ~3))..];
        }

        return comments;
    }
}
