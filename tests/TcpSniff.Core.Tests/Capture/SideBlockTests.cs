using TcpSniff.Capture;
using TcpSniff.Splitting;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public sealed class SideBlockTests : IDisposable
{
    private const uint NameResolution = 4;
    private const uint Secrets = 10;
    private const uint Custom = 0xbad;
    private const uint CustomFixed = 0x40000bad;

    private readonly string _folder = Directory.CreateTempSubdirectory("side-blocks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Names_secrets_and_custom_blocks_are_written_before_the_packets_that_they_came_before()
    {
        var file = new PcapngBuilder().Section().Interface();
        file.Block(Secrets, Key(file)).Packet(1, "a"u8).Block(NameResolution, Names(file)).Packet(2, "b"u8).Block(Custom, file.Body.U32(7).Bytes(1, 2, 3)).Block(CustomFixed, file.Body.U32(7));

        Assert.Equal([1u, 10u, 6u, 4u, 6u, 0xbadu], Types(Copied(file.ToArray())));
        Assert.Contains(Convert.ToHexString(new PcapngBuilder().Block(Secrets, Key(file)).ToArray()), Convert.ToHexString(Copied(file.ToArray())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_big_endian_file_gives_the_same_names_and_secrets_as_a_little_endian_one()
    {
        byte[] Of(bool littleEndian)
        {
            var file = new PcapngBuilder().Section(littleEndian).Interface();
            return file.Block(Secrets, Key(file)).Block(NameResolution, Names(file)).Packet(1, "a"u8).ToArray();
        }

        Assert.Equal(Copied(Of(littleEndian: true)), Copied(Of(littleEndian: false)));
    }

    [Fact]
    public void What_only_a_vendor_can_turn_around_is_counted()
    {
        var file = new PcapngBuilder().Section(littleEndian: false).Interface();
        using var source = CaptureFile.Open(new MemoryStream(file.Block(Custom, file.Body.U32(7).U32(1)).Packet(1, "a"u8).ToArray()), "x");

        Assert.Equal(SourceStatus.Packet, source.MoveNext());
        Assert.Equal((1, 0), (source.SideBlocksLeftOut, source.SideBlocks.Count));
    }

    [Fact]
    public void More_of_them_than_a_capture_needs_are_counted_and_left_out()
    {
        var file = new PcapngBuilder().Section().Interface();
        var body = file.Body.U32(7).Bytes(new byte[8 << 20]);
        for (var i = 0; i < 10; i++)
        {
            file.Block(Custom, body);
        }

        using var source = CaptureFile.Open(new MemoryStream(file.Packet(1, "a"u8).ToArray()), "x");

        Assert.Equal(SourceStatus.Packet, source.MoveNext());
        Assert.Equal((3, 7), (source.SideBlocksLeftOut, source.SideBlocks.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_sections_and_interfaces_say_stays(bool littleEndian)
    {
        var file = new PcapngBuilder().Section(littleEndian, options: [(2, "a card"u8.ToArray()), (3, "Plan 9"u8.ToArray()), (4, "Dumpcap"u8.ToArray())]);
        file.Interface(1, 0, (12, "Linux"u8.ToArray()), (2, "eth7"u8.ToArray()), (6, [1, 2, 3, 4, 5, 6]), (8, file.Number64(1_000_000_000)), (19372, [0, 0, 0, 0, 1])).Packet(1, "a"u8);

        var copy = Convert.ToHexString(Copied(file.ToArray()));

        var expected = new PcapngBuilder().Section(options: [(2, "a card"u8.ToArray()), (3, "Plan 9"u8.ToArray()), (4, "TcpSniff"u8.ToArray())]);
        expected.Interface(1, 0, (2, "eth7"u8.ToArray()), (12, "Linux"u8.ToArray()), (6, [1, 2, 3, 4, 5, 6]), (8, expected.Number64(1_000_000_000))).Packet(1, "a"u8);
        Assert.Equal(Convert.ToHexString(expected.ToArray()), copy);
    }

    [Fact]
    public void Every_part_has_the_names_and_secrets_and_together_they_have_them_once()
    {
        var file = new PcapngBuilder().Section(options: [(3, "Plan 9"u8.ToArray())]).Interface();
        file.Block(Secrets, Key(file));
        for (byte i = 1; i < 20; i++)
        {
            file.Packet(i, Packet.Tcp($"10.0.0.{i}:1000", "10.0.1.1:80").ToBytes());
        }

        file.Block(NameResolution, Names(file));
        using (var source = CaptureFile.Open(new MemoryStream(file.ToArray()), "whole"))
        using (var splitter = new Splitter(source, new() { Folder = _folder, Parts = 2 }))
        {
            while (splitter.MoveNext() == SourceStatus.Packet)
            {
            }

            splitter.Finish();
        }

        var parts = Directory.GetFiles(_folder, "*.pcapng");
        using var merged = new MergedSource(parts.Select(CaptureFile.Open));
        while (merged.MoveNext() == SourceStatus.Packet)
        {
        }

        Assert.All(parts, part => Assert.Equal([Secrets, NameResolution], Types(File.ReadAllBytes(part)).Where(type => type is Secrets or NameResolution)));
        Assert.Equal([Secrets, NameResolution], merged.SideBlocks.Select(block => block.Type));
        Assert.Contains("Plan 9", System.Text.Encoding.UTF8.GetString(merged.SectionOptions.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_such_a_block_claims_it_reads_to_an_end()
    {
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var file = new PcapngBuilder().Section(littleEndian: i % 2 == 0).Interface();
            var body = new byte[random.Next(40)];
            random.NextBytes(body);
            file.Block(i % 3 == 0 ? Secrets : NameResolution, file.Body.U16((ushort)random.Next(3)).U16((ushort)random.Next(20)).Bytes(body)).Packet(1, "a"u8);

            Assert.Single(SourceReading.Of(Copied(file.ToArray())).Packets);
        }
    }

    private static FileBytes Key(PcapngBuilder file) => file.Body.U32(0x544c534b).U32(5).Bytes("a key"u8).Pad();

    private static FileBytes Names(PcapngBuilder file) =>
        file.Body.U16(1).U16(11).Bytes(10, 0, 0, 1).Bytes("a.test\0"u8).Pad().U32(0).U16(2).U16(7).Bytes("a.sever"u8).Pad().U32(0);

    private static byte[] Copied(byte[] file)
    {
        var copy = new MemoryStream();
        using (var source = CaptureFile.Open(new MemoryStream(file), "x"))
        using (var writer = CaptureWriter.Create(copy, "copy", source))
        {
            while (source.MoveNext() == SourceStatus.Packet)
            {
                writer.Write(source.Current);
            }
        }

        return copy.ToArray();
    }

    private static List<uint> Types(byte[] file)
    {
        var types = new List<uint>();
        for (var at = BitConverter.ToInt32(file, 4); at < file.Length; at += BitConverter.ToInt32(file, at + 4))
        {
            types.Add(BitConverter.ToUInt32(file, at));
        }

        return types;
    }
}
