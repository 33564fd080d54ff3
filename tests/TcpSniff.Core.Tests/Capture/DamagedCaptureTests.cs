using FsCheck;
using FsCheck.Fluent;
using TcpSniff.Capture;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public class DamagedCaptureTests
{
    private static readonly byte[] Pcap = new PcapBuilder { LittleEndian = false }.Record(1, 0, [1, 2, 3]).Record(2, 0, [4, 5], original: 90).Record(3, 0, [6]).ToArray();

    private static readonly byte[] Pcapng = MakePcapng();

    public static TheoryData<string> Files => ["pcap", "pcapng"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Cut_anywhere_a_file_gives_its_whole_packets_and_the_place_of_the_cut(string format)
    {
        var file = Bytes(format);
        var whole = SourceReading.Of(file).Packets;
        var ends = Enumerable.Range(4, file.Length - 3).Select(length => SourceReading.Of(file[..length])).ToList();

        Assert.All(ends, reading => Assert.Equal(whole.Take(reading.Packets.Count), reading.Packets));
        Assert.All(ends, reading => Assert.True(reading.Damage is null or { File: "test", Offset: >= 0 }));
        Assert.Equal(ends.Select(reading => reading.Packets.Count).Order(), ends.Select(reading => reading.Packets.Count));
        Assert.Equal(whole.Count, ends[^1].Packets.Count);
        Assert.Null(ends[^1].Damage);
    }

    [Theory]
    [InlineData("pcap", 5)]
    [InlineData("pcapng", 7)]
    public void Only_a_cut_between_records_or_blocks_is_no_damage(string format, int boundaries)
    {
        var file = Bytes(format);

        var sound = Enumerable.Range(4, file.Length - 3).Count(length => SourceReading.Of(file[..length]).Damage is null);

        Assert.Equal(boundaries, sound + 1);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Bytes_changed_at_random_never_break_the_reader(string format)
    {
        var file = Bytes(format);
        var change = Gen.Choose(0, file.Length - 1).Zip(Gen.Choose(0, 255));

        Prop.ForAll(Gen.ListOf(change).ToArbitrary(), changes => ReadsToAnEnd(Changed(file, changes))).QuickCheckThrowOnFailure();
    }

    private static bool ReadsToAnEnd(byte[] file)
    {
        try
        {
            var reading = SourceReading.Of(file);
            return reading.Packets.Count <= file.Length / 12 && reading.Packets.Sum(packet => packet.Data.Length / 2) <= file.Length;
        }
        catch (CaptureFileException)
        {
            return true;
        }
    }

    private static byte[] Changed(byte[] file, IEnumerable<(int At, int Value)> changes)
    {
        var changed = file.ToArray();
        foreach (var (at, value) in changes)
        {
            changed[at] = (byte)value;
        }

        return changed;
    }

    private static byte[] Bytes(string format) => format == "pcap" ? Pcap : Pcapng;

    private static byte[] MakePcapng()
    {
        var file = new PcapngBuilder().Section(littleEndian: false, comment: "hi");
        return file.Interface(1, 0, (2, "eth0"u8.ToArray()), (9, [9]))
            .Packet(1, [1, 2, 3], 0, 90, (1, "comment"u8.ToArray()), (2, file.Number32(1)))
            .ObsoletePacket(2, [4, 5]).SimplePacket([6]).Statistics(0, (7, file.Number64(1))).ToArray();
    }
}
