using TcpSniff.Analysis.Explaining;
using TcpSniff.Analysis.Explaining.Rules;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Wireshark;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis.Explaining;

/// <summary>The rules as they are explained must be the rules that label.</summary>
public class RulesTests
{
    private const long LargestFile = 200_000;

    [Fact]
    public void Every_label_but_those_of_handshakes_has_a_rule_that_can_be_asked() => Assert.Equal(
        Enum.GetValues<AnalysisFlags>().Where(label => label is > AnalysisFlags.None and < AnalysisFlags.ReusedPorts).Order(),
        LabelRules.All.Select(rule => rule.Label).Order());

    [Fact]
    public void Over_the_public_captures_a_rule_holds_where_its_label_was_given_and_none_where_none_was()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        var files = Corpus.Captures.Where(capture => new FileInfo(capture.Path).Length < LargestFile).ToList();
        var wrong = new List<string>();
        var judged = files.Sum(capture => Judge(capture, wrong));

        Assert.True(judged > 10_000);
        Assert.Empty(wrong);
    }

    private static int Judge(CorpusCapture capture, List<string> wrong)
    {
        try
        {
            using var source = CaptureFile.Open(capture.Path);
            return Judge(capture.Name, source, wrong);
        }
        catch (CaptureFileException)
        {
            return 0;
        }
    }

    private static int Judge(string name, IPacketSource source, List<string> wrong)
    {
        var (decoder, decoded, tracker, facts) = (new PacketDecoder(), default(DecodedPacket), new Tracker(), default(SegmentFacts));
        var (frame, judged) = (0L, 0);
        while (source.MoveNext() == SourceStatus.Packet)
        {
            frame++;
            decoder.Decode(source.Current, ref decoded);
            if (decoded.Kind != PacketKind.Tcp)
            {
                continue;
            }

            var known = tracker.Find(decoded.Segment.Key);
            var forward = known?.Side(decoded.Segment.SourceSide).Wireshark.Copy() ?? default;
            var reverse = known?.Side(decoded.Segment.SourceSide ^ 1).Wireshark.Copy() ?? default;
            var rtt = known?.InitialRtt;
            tracker.Track(frame, source.Current.Time, decoded.Segment, ref facts);
            if (facts.Connection != known)
            {
                (forward, reverse, rtt) = (default, default, null);
            }

            judged++;
            SequenceAdvance.TakeBack(decoded.Segment, ref forward, NewStream.ClearedOld(facts.Connection, decoded.Segment.SourceSide));
            wrong.AddRange(Contradictions(new Situation(facts, forward, reverse, rtt), facts).Select(label => $"{name} {frame} {label}"));
        }

        return judged;
    }

    private static List<AnalysisFlags> Contradictions(in Situation situation, in SegmentFacts facts)
    {
        var wrong = new List<AnalysisFlags>();
        foreach (var rule in LabelRules.All)
        {
            var verdict = rule.Judge(situation);
            var general = rule.Label == AnalysisFlags.Retransmission
                && (facts.Analysis & (AnalysisFlags.FastRetransmission | AnalysisFlags.SpuriousRetransmission)) != 0;
            if (!general && (verdict.Given ? !verdict.Holds : verdict.Holds && facts.Analysis == AnalysisFlags.None))
            {
                wrong.Add(rule.Label);
            }
        }

        return wrong;
    }
}
