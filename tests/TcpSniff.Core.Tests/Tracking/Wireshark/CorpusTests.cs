using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Wireshark;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Wireshark;

public class CorpusTests
{
    // Each is explained in docs/differences.md.
    private static readonly string[] Differences =
    [
        "tcpdump__bgp-as-path-oobr.pcap 3: retransmission, tshark out_of_order",
        "zeek__modbus__fuzz-72.pcap 30: spurious_retransmission, tshark lost_segment spurious_retransmission",
        "zeek__tcp__syn-then-ack-then-rst.pcap 2: , tshark window_update",
    ];

    [Fact]
    public void Every_segment_has_tshark_s_stream_and_labels()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);

        var captures = Corpus.Scored.ToList();
        Assert.NotEmpty(captures);
        Assert.Equal(Differences, captures.SelectMany(Compare));
    }

    private static List<string> Compare(CorpusCapture capture)
    {
        var expected = capture.ExpectedSegments().ToDictionary(segment => segment.Frame);
        var differences = new List<string>();
        using var source = Open(capture);
        if (source is null)
        {
            return differences;
        }

        var pipeline = new Pipeline(source, new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            if (pipeline.Decoded.Kind == PacketKind.Tcp && expected.Remove(pipeline.Frame, out var theirs))
            {
                Compare(capture, pipeline.Facts, theirs, differences);
            }
        }

        differences.AddRange(expected.Keys.Select(frame => $"{capture} {frame}: no segment"));
        return differences;
    }

    private static void Compare(CorpusCapture capture, in SegmentFacts facts, CorpusSegment theirs, List<string> differences)
    {
        if (facts.Connection.Stream != theirs.Stream)
        {
            differences.Add($"{capture} {theirs.Frame}: stream {facts.Connection.Stream}, tshark {theirs.Stream}");
        }

        var all = AnalysisIds.All.Select(entry => entry.Id).ToHashSet();
        var ours = Text(WithoutGeneral(facts.Analysis).Ids());
        var expected = Text(theirs.Analysis.Where(id => all.Contains(id)));
        if (ours != expected)
        {
            differences.Add($"{capture} {theirs.Frame}: {ours}, tshark {expected}");
        }
    }

    /// <summary>The labels without that of any retransmission where there is one of its kind.</summary>
    private static AnalysisFlags WithoutGeneral(AnalysisFlags labels) =>
        (labels & (AnalysisFlags.FastRetransmission | AnalysisFlags.SpuriousRetransmission)) == 0 ? labels : labels & ~AnalysisFlags.Retransmission;

    private static string Text(IEnumerable<string> ids) => string.Join(' ', ids.Order(StringComparer.Ordinal));

    private static IPacketSource? Open(CorpusCapture capture)
    {
        try
        {
            return CaptureFile.Open(capture.Path);
        }
        catch (CaptureFileException)
        {
            return null;
        }
    }
}
