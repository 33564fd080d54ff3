using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Testing;

namespace TcpSniff.Live.Tests.Files;

/// <summary>Our own readers beside libpcap's, over public captures.</summary>
public sealed class LibpcapReaderTests
{
    /// <summary>Captures that libpcap reads in another way than we do, by cause; docs/differences.md tells them.</summary>
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
        ["tcptrace__all.snoop"] = "a format that libpcap does not read",
        ["tcptrace__eth.erf.gz"] = "a format that libpcap does not read",
        ["tcptrace__finger.snoop"] = "a format that libpcap does not read",
        ["tcptrace__http.pcap"] = "cuts packets at the snap length",
        ["zeek__ldap__gap-data-missing.pcapng"] = "interfaces of different snap lengths",
    };

    [Fact]
    public void Public_captures_give_the_same_packets_as_libpcap_s_reader()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        var different = Corpus.Captures.Where(capture => capture.IsReadable && Opens(capture) && !IsSame(capture)).Select(capture => capture.Name);

        Assert.Equal(Other.Keys.Order(StringComparer.Ordinal), different);
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
        using var source = CaptureFile.Open(capture.Path);
        var native = CapturedPacket.Pull(source, _ => false);
        var (packets, toTheEnd) = LibpcapFile.Read(capture.Path);
        return toTheEnd == source.Damage is null && packets.Select(Describe).SequenceEqual(native.Select(Describe));
    }

    // libpcap has one number for raw IP.
    private static (string, CaptureTime, int, LinkType) Describe(CapturedPacket packet) => (
        Convert.ToHexString(packet.Data),
        packet.Time,
        packet.OriginalLength,
        packet.LinkType is LinkType.RawBsd or LinkType.RawOpenBsd ? LinkType.Raw : packet.LinkType);
}
