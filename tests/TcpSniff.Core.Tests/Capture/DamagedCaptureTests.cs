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

    private static readonly FilePacket[] Three = [new(1, 0, [1, 2, 3]), new(2, 0, [4, 5], Original: 90), new(3, 0, [6])];

    private static readonly Dictionary<string, byte[]> All = new()
    {
        ["pcap"] = Pcap,
        ["pcapng"] = Pcapng,
        ["snoop"] = OtherFormats.Snoop(4, 2, Three),
        ["netmon1"] = OtherFormats.NetMon(1, 1, 1, 0, Three),
        ["netmon2"] = OtherFormats.NetMon(2, 2, 1, 3, Three),
        ["erf"] = [.. Three.SelectMany(packet => OtherFormats.Erf(22, packet, extensions: [3]))],
    };

    public static TheoryData<string> Files => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Cut_anywhere_a_file_gives_its_whole_packets_and_the_place_of_the_cut(string format)
    {
        var file = Bytes(format);
        var whole = SourceReading.Of(file).Packets;
        var ends = Enumerable.Range(Shortest(format), file.Length + 1 - Shortest(format)).Select(length => SourceReading.Of(file[..length])).ToList();

        Assert.All(ends, reading => Assert.Equal(whole.Take(reading.Packets.Count), reading.Packets));
        Assert.All(ends, reading => Assert.True(reading.Damage is null or { File: "test", Offset: >= 0 }));
        Assert.Equal(ends.Select(reading => reading.Packets.Count).Order(), ends.Select(reading => reading.Packets.Count));
        Assert.Equal(whole.Count, ends[^1].Packets.Count);
        Assert.Null(ends[^1].Damage);
    }

    [Theory]
    [InlineData("pcap", 5)]
    [InlineData("pcapng", 7)]
    [InlineData("snoop", 5)]
    [InlineData("netmon1", 2)]
    [InlineData("netmon2", 2)]
    [InlineData("erf", 4)]
    public void Only_a_cut_between_records_or_blocks_is_no_damage(string format, int boundaries)
    {
        var file = Bytes(format);

        var sound = Enumerable.Range(Shortest(format), file.Length + 1 - Shortest(format)).Count(length => SourceReading.Of(file[..length]).Damage is null);

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

    // What is shorter is not known for what it is; of ERF one whole record is needed.
    private static int Shortest(string format) => format switch { "erf" => 32, "snoop" => 8, _ => 4 };

    private static bool ReadsToAnEnd(byte[] file)
    {
        try
        {
            var reading = SourceReading.Of(file);
            return reading.Packets.Count <= file.Length / 8 && reading.Packets.Sum(packet => packet.Data.Length / 2) <= file.Length;
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

    private static byte[] Bytes(string format) => All[format];

    private static byte[] MakePcapng()
    {
        var file = new PcapngBuilder().Section(littleEndian: false, comment: "hi");
        return file.Interface(1, 0, (2, "eth0"u8.ToArray()), (9, [9]))
            .Packet(1, [1, 2, 3], 0, 90, (1, "comment"u8.ToArray()), (2, file.Number32(1)))
            .ObsoletePacket(2, [4, 5]).SimplePacket([6]).Statistics(0, (7, file.Number64(1))).ToArray();
    }
}
