using TcpSniff.Capture;
using TcpSniff.SharpPcap.Files;
using TcpSniff.Testing;

namespace TcpSniff.SharpPcap.Tests.Files;

public sealed class SharpPcapFileTests : IDisposable
{
    /// <summary>Corpus captures that libpcap reads in another way than we do, by cause; docs/differences.md tells them.</summary>
    private static readonly Dictionary<string, string> Other = new()
    {
        ["gopacket__be__test018.pcapng"] = "simple packet blocks have no time",
        ["gopacket__le__test200.pcapng"] = "interfaces of different snap lengths",
        ["gopacket__le__test202.pcapng"] = "interfaces of different link types",
        ["libpcap__pcap-invalid-version-2.pcap"] = "version 2.5",
        ["pcapplusplus__clusterfuzz-testcase-minimized-FuzzTarget-4683685084594176.pcap"] = "version 2.8224",
        ["pcapplusplus__clusterfuzz-testcase-minimized-FuzzTarget-5204104585674752.pcap"] = "seconds are signed",
        ["pcapplusplus__clusterfuzz-testcase-minimized-FuzzTarget-5631583764873216.pcap"] = "reserved bits of the link type",
        ["pypcapng__test_data__test006.pcapng"] = "block length that is no multiple of four",
        ["tcptrace__http.pcap"] = "cuts packets at the snap length",
        ["zeek__ldap__gap-data-missing.pcapng"] = "interfaces of different snap lengths",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("tcpsniff-").FullName;

    [Fact]
    public void Public_captures_give_the_same_packets_as_the_native_reader()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        var different = Corpus.Captures.Where(capture => capture.IsReadable && Opens(capture) && !IsSame(capture)).Select(capture => capture.Name);

        Assert.Equal(Other.Keys.Order(StringComparer.Ordinal), different);
    }

    [Fact]
    public void Nanoseconds_are_kept()
    {
        var path = Write("ns.pcap", new PcapBuilder { Magic = 0xa1b23c4d }.Record(1_700_000_000, 123_456_789, Packet.Tcp().ToBytes()).ToArray());

        Assert.Equal(1_700_000_000_123_456_789, Assert.Single(SourceReading.Of(SharpPcapFile.Open(path)).Packets).Time.Nanoseconds);
    }

    [Fact]
    public void A_file_that_ends_within_a_packet_gives_all_before_it_and_the_offset()
    {
        var whole = new PcapBuilder().Record(1, 0, Packet.Tcp().ToBytes()).Record(2, 0, Packet.Tcp().ToBytes()).ToArray();
        var path = Write("cut.pcap", whole[..^7]);

        var sharp = SourceReading.Of(SharpPcapFile.Open(path));

        Assert.Single(sharp.Packets);
        Assert.Equal(SourceReading.Of(CaptureFile.Open(path)).Damage, sharp.Damage);
    }

    [Fact]
    public void The_files_and_interfaces_are_known()
    {
        var path = Write("one.pcap", new PcapBuilder { SnapLength = 96 }.Record(1, 0, Packet.Tcp().ToBytes()).ToArray());

        var (sharp, native) = (SourceReading.Of(SharpPcapFile.Open(path)), SourceReading.Of(CaptureFile.Open(path)));

        Assert.Equal(native.Files, sharp.Files);
        Assert.Equal(96, Assert.Single(sharp.Interfaces).SnapLength);
        Assert.Equal(native.Interfaces[0].TicksPerSecond, sharp.Interfaces[0].TicksPerSecond);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused_in_the_same_words()
    {
        var path = Path.Combine(_folder, "nothing.pcap");

        Assert.Equal($"{path}: no such file", Assert.Throws<CaptureFileException>(() => SharpPcapFile.Open(path)).Message);
    }

    [Fact]
    public void A_file_that_libpcap_refuses_names_the_engine_that_reads_it()
    {
        var path = Write("old.pcap", new PcapBuilder { Minor = 5 }.Record(1, 0, Packet.Tcp().ToBytes()).ToArray());

        Assert.Contains("--engine native does", Assert.Throws<CaptureFileException>(() => SharpPcapFile.Open(path)).Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static bool Opens(CorpusCapture capture)
    {
        try
        {
            CaptureFile.Open(capture.Path).Dispose();
            return true;
        }
        catch (CaptureFileException)
        {
            return false;
        }
    }

    private static bool IsSame(CorpusCapture capture)
    {
        var native = SourceReading.Of(CaptureFile.Open(capture.Path));
        try
        {
            var sharp = SourceReading.Of(SharpPcapFile.Open(capture.Path));
            return sharp.Damage == native.Damage && sharp.Packets.SequenceEqual(native.Packets.Select(WithoutOrigin));
        }
        catch (CaptureFileException)
        {
            return false;
        }
    }

    // libpcap tells neither the interface nor the options of a packet, and has one number for raw IP.
    private static KeptPacket WithoutOrigin(KeptPacket packet) => packet with
    {
        Interface = 0,
        Options = "",
        LinkType = packet.LinkType == Packets.LinkType.RawBsd ? Packets.LinkType.Raw : packet.LinkType,
    };
}
