using TcpSniff.Analysis.Explaining.Rules;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Wireshark;
using TcpSniff.Tracking.Wireshark.Rules;

namespace TcpSniff.Analysis.Explaining;

/// <summary>Judges one segment by all rules, as far as the capture up to it tells.</summary>
internal static class SegmentExplainer
{
    /// <summary>Explains a segment right after it was tracked.</summary>
    /// <param name="facts">The segment.</param>
    /// <param name="witness">What came before it on its connection.</param>
    /// <param name="trails">How matters stood just before it; they are changed.</param>
    public static Explanation Explain(in SegmentFacts facts, Witness witness, Trails trails)
    {
        var side = facts.Segment.SourceSide;
        ref var forward = ref trails.Of(side);
        ref var reverse = ref trails.Of(side ^ 1);
        SequenceAdvance.TakeBack(facts.Segment, ref forward, NewStream.ClearedOld(facts.Connection, side));
        var situation = new Situation(facts, forward, reverse, trails.InitialRtt);
        var given = new List<RuleVerdict>();
        var tried = new List<RuleVerdict>();
        var family = situation.Input.End != facts.Segment.Seq || (facts.Analysis & AnalysisFlags.KeepAlive) != 0 ? RuleFamily.Repetition : RuleFamily.Acknowledgment;
        foreach (var rule in LabelRules.All)
        {
            var verdict = rule.Judge(situation);
            if (verdict.Given && !IsGeneral(verdict, facts))
            {
                given.Add(verdict);
            }
            else if (!verdict.Given && rule.Family == family && IsConceivable(rule.Label, situation.Input))
            {
                tried.Add(verdict);
            }
        }

        var overtaken = situation.Input.Forward.Numbered && facts.Segment.Seq < situation.Input.Forward.Next && facts.Segment.SequenceLength > 0;
        return new()
        {
            Frame = facts.Frame,
            Time = facts.Time,
            Segment = facts,
            Step = StepRules.Of(facts),
            Given = given,
            Tried = tried,
            IsAmbiguous = given.Concat(tried).Count(verdict => (verdict.Label & (AnalysisFlags.FastRetransmission | AnalysisFlags.OutOfOrder)) != 0 && verdict.Holds) == 2,
            Clues = overtaken ? CluesOf(facts, witness) : [],
            Evidence = EvidenceOf(facts, witness, forward, reverse, overtaken),
        };
    }

    /// <summary>Whether anybody could have thought of the label: data is no probe, and what begins below the highest number leaves no gap.</summary>
    private static bool IsConceivable(AnalysisFlags label, in RuleInput input) => label switch
    {
        AnalysisFlags.KeepAlive or AnalysisFlags.ZeroWindowProbe => input.Segment.PayloadLength <= 1 && !input.IsControl,
        AnalysisFlags.LostSegment or AnalysisFlags.WindowFull => !NotAdvancedRule.Holds(input) && input.Segment.PayloadLength > 0,
        AnalysisFlags.SpuriousRetransmission => input.Segment.PayloadLength > 0,
        _ => true,
    };

    /// <summary>A fast or spurious retransmission carries the general label too; its own rule tells more.</summary>
    private static bool IsGeneral(RuleVerdict verdict, in SegmentFacts facts) =>
        verdict.Label == AnalysisFlags.Retransmission && (facts.Analysis & (AnalysisFlags.FastRetransmission | AnalysisFlags.SpuriousRetransmission)) != 0;

    private static List<Clue> CluesOf(in SegmentFacts facts, Witness witness)
    {
        var clues = new List<Clue>();
        if (witness.Highest is { } highest)
        {
            clues.Add(Clue.ByIpId(facts.Segment, highest.Segment));
            if (facts.Segment.Options.Has(TcpOptionKinds.Timestamps) && highest.Segment.Options.Has(TcpOptionKinds.Timestamps))
            {
                clues.Add(Clue.ByTimestamp(facts.Segment, highest.Segment));
            }
        }

        clues.Add(Clue.ByDuplicateSack(null));
        return clues;
    }

    private static List<EvidenceFrame> EvidenceOf(in SegmentFacts facts, Witness witness, in WiresharkBook forward, in WiresharkBook reverse, bool overtaken)
    {
        var frames = new List<EvidenceFrame>();
        var time = facts.Time;
        if (overtaken)
        {
            if (forward.Unacked?.Carrying(facts.Segment.Seq) is { } first)
            {
                frames.Add(new(first.Frame, "first-sending", time - first.Time));
            }

            if (reverse.Duplicates > 0)
            {
                frames.AddRange(witness.DuplicateAcks.Select(ack => new EvidenceFrame(ack.Frame, "duplicate-ack", time - ack.Time)));
            }

            if (witness.Highest is { } highest)
            {
                frames.Add(new(highest.Frame, "highest-number", time - highest.Time));
            }
        }

        if (facts.DuplicateAckFrame is { } original)
        {
            frames.Add(new(original, "first-ack", null));
        }

        return frames;
    }
}
