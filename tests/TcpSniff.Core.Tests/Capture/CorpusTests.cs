using TcpSniff.Capture;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Capture;

public class CorpusTests
{
    // tshark numbers custom blocks as frames, though they are no packets; and it takes a file that a fuzzer changed for one of
    // the patched libpcaps of the 1990s that kept the magic number, by trying which has the fewest absurd records.
    private static readonly Dictionary<string, int> CountedOtherwise = new()
    {
        ["gopacket__be__test018.pcapng"] = 4,
        ["gopacket__le__test202.pcapng"] = 8,
        ["suricata__bug-6875-01__fuzz.pcap"] = 1,
    };

    [Fact]
    public void Every_capture_has_as_many_packets_as_tshark_reads()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);

        var expected = Corpus.Captures.Where(capture => capture.IsReadable).ToDictionary(capture => capture.Name, capture => CountedOtherwise.GetValueOrDefault(capture.Name, capture.Packets ?? 0));
        var counted = Corpus.Captures.Where(capture => capture.IsReadable).ToDictionary(capture => capture.Name, Count);

        Assert.Equal(expected, counted);
    }

    [Fact]
    public void What_is_no_capture_is_refused()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);

        Assert.All(Corpus.Captures.Where(capture => !capture.IsReadable), capture => Assert.Throws<CaptureFileException>(() => CaptureFile.Open(capture.Path)));
    }

    [Fact]
    public void The_segments_that_tshark_reads_are_numbered_by_connections_without_gaps()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);

        Assert.All(Corpus.Scored, capture =>
        {
            var streams = capture.ExpectedSegments().Select(segment => segment.Stream).Distinct().ToList();
            Assert.Equal(Enumerable.Range(0, streams.Count), streams);
            Assert.True(streams.Count > 0 || capture.Tags.Contains("no-tcp"), capture.Name);
        });
    }

    private static int Count(CorpusCapture capture)
    {
        try
        {
            return SourceReading.Of(CaptureFile.Open(capture.Path)).Packets.Count;
        }
        catch (CaptureFileException)
        {
            return 0;
        }
    }
}
