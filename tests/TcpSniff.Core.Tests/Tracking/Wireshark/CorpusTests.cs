using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Packets;
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
        var (heard, differences) = (new Heard(), new List<string>());
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
                Compare(capture, pipeline.Facts, theirs, heard.IsFirstSynAck(theirs), differences);
            }
        }

        differences.AddRange(expected.Keys.Select(frame => $"{capture} {frame}: no segment"));
        return differences;
    }

    private static void Compare(CorpusCapture capture, in SegmentFacts facts, CorpusSegment theirs, bool first, List<string> differences)
    {
        if (facts.Connection.Stream != theirs.Stream)
        {
            differences.Add($"{capture} {theirs.Frame}: stream {facts.Connection.Stream}, tshark {theirs.Stream}");
        }

        var all = AnalysisIds.All.Select(entry => entry.Id).ToHashSet();
        var ours = Text(WithoutGeneral(facts.Analysis).Ids());
        var expected = Text(theirs.Analysis.Where(id => all.Contains(id) && !(first && id == "reused_ports")));
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

    /// <summary>Who was heard: tshark's second pass compares the first SYN+ACK with the number of a later one.</summary>
    private sealed class Heard
    {
        private readonly HashSet<(int Stream, string Source)> _sent = [];
        private readonly HashSet<int> _acknowledged = [];

        public bool IsFirstSynAck(CorpusSegment segment)
        {
            const TcpFlags synAck = TcpFlags.Syn | TcpFlags.Ack;
            var flags = (TcpFlags)segment.Flags;
            var first = (flags & synAck) == synAck && !_sent.Contains((segment.Stream, segment.Source)) && !_acknowledged.Contains(segment.Stream);
            _sent.Add((segment.Stream, segment.Source));
            _ = (flags & TcpFlags.Ack) != 0 && _acknowledged.Add(segment.Stream);
            return first;
        }
    }
}
