using TcpSniff.Capture;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public class PackedFileTests
{
    private static readonly byte[] Small = new PcapBuilder().Record(1, 0, [1, 2, 3]).Record(2, 0, [4, 5]).ToArray();
    private static readonly byte[] Large = Noise(records: 8000);

    public static TheoryData<string> Ways => [.. Packer.Ways];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_packed_file_is_read_as_it_is(string way)
    {
        var reading = SourceReading.Of(Packer.Pack(way, Large));

        Assert.Equal(8000, reading.Packets.Count);
        Assert.Equal([new CaptureFileInfo("test", "pcap", true)], reading.Files);
        Assert.Null(reading.Damage);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Packed_pieces_one_after_another_are_one_file(string way) =>
        Assert.Equal(2, SourceReading.Of([.. Packer.Pack(way, Small[..30]), .. Packer.Pack(way, Small[30..])]).Packets.Count);

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_packed_file_that_was_cut_gives_what_is_whole(string way)
    {
        var packed = Packer.Pack(way, Large);

        var reading = SourceReading.Of(packed[..(packed.Length / 2)]);

        // Some ways give back only whole blocks, zstd of 128 KiB, LZ4 of 64.
        Assert.InRange(reading.Packets.Count, 2500, 4100);
        Assert.NotNull(reading.Damage);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Cut_anywhere_or_changed_anywhere_it_reads_to_an_end(string way)
    {
        var packed = Packer.Pack(way, Small);
        for (var i = 0; i < packed.Length; i++)
        {
            Assert.True(ReadsToAnEnd(packed[..i]));
            for (var bit = 0; bit < 8; bit++)
            {
                var changed = packed.ToArray();
                changed[i] ^= (byte)(1 << bit);
                Assert.True(ReadsToAnEnd(changed));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Packed_twice_it_is_refused_by_name(string way) =>
        Assert.StartsWith("x: packed twice", Assert.Throws<CaptureFileException>(() => SourceReading.Of(Packer.Pack("gzip", Packer.Pack(way, Small)), "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void Blocks_of_xz_that_ask_for_too_much_memory_are_refused()
    {
        Assert.NotNull(SourceReading.Of(XzFile.Pack(Large, window: 30)).Packets);
        Assert.Equal("x: unpacking it takes more memory than it gets", Assert.Throws<CaptureFileException>(() => SourceReading.Of(XzFile.Pack(Large, window: 31), "x")).Message);
    }

    [Fact]
    public void Tiny_blocks_of_xz_with_large_windows_end_before_they_cost_much()
    {
        var reading = SourceReading.Of(XzFile.Pack(Large, blockSize: 100, window: 30));

        Assert.InRange(reading.Packets.Count, 1, 20);
        Assert.EndsWith("unpacking it takes more memory than it gets", reading.Damage?.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bomb_costs_time_and_no_memory()
    {
        // 100 MB of empty packets, 100 kB packed.
        var bomb = Packer.Pack("zstd", [.. Small[..24], .. new byte[100_000_000]]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var source = CaptureFile.Open(new MemoryStream(bomb), "bomb");

        var packets = 0;
        while (source.MoveNext() == SourceStatus.Packet)
        {
            packets++;
        }

        Assert.Equal(100_000_000 / 16, packets);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    private static bool ReadsToAnEnd(byte[] file)
    {
        try
        {
            return SourceReading.Of(file).Packets.Count <= 100;
        }
        catch (CaptureFileException)
        {
            return true;
        }
    }

    private static byte[] Noise(int records)
    {
        var random = new Random(1);
        var builder = new PcapBuilder();
        var data = new byte[100];
        for (var i = 0u; i < records; i++)
        {
            random.NextBytes(data);
            builder.Record(i, 0, data);
        }

        return builder.ToArray();
    }
}
