using TcpSniff.Analysis.Explaining.Rules;
using TcpSniff.Decoding;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Wireshark;
using TcpSniff.Tracking.Wireshark.Rules;

namespace TcpSniff.Analysis.Explaining;

/// <summary>
/// Explains one frame of a capture, which is read twice: once to see what the frame is, and once to see what came before and after
/// it on the same connection.
/// </summary>
/// <param name="frame">Number of the packet, from 1.</param>
internal sealed class Explainer(long frame)
{
    private DecodedPacket _packet;
    private CaptureTime _time;
    private long _place;

    /// <summary>Reads up to the frame; false where the capture ends before.</summary>
    public bool Find(Pipeline pipeline)
    {
        // A part of a capture does not have all numbers, nor need they ascend: fragments may come late.
        while (pipeline.Record.Whole is null ? pipeline.Frame < frame : pipeline.Frame != frame)
        {
            if (!Next(pipeline))
            {
                return false;
            }
        }

        _place = pipeline.Record.Packets;
        (_packet, _time) = (pipeline.Decoded, pipeline.Packet.Time);
        return true;
    }

    /// <summary>Reads the capture once more and explains the frame that was found.</summary>
    public Explanation Explain(Pipeline pipeline)
    {
        if (_packet.Kind != PacketKind.Tcp)
        {
            return new() { Frame = frame, Time = _time, Packet = OtherPackets.Of(_packet) };
        }

        var witness = new Witness(_packet.Segment.Key, _packet.Segment.SourceSide);
        while (pipeline.Record.Packets < _place - 1 && Next(pipeline))
        {
            if (IsOfThisConnection(pipeline))
            {
                witness.Before(pipeline.Facts);
            }
        }

        witness.Keep(pipeline.Tracker);
        Next(pipeline);
        var facts = pipeline.Facts;
        if (facts.Did(SegmentEvents.Starts))
        {
            witness.Forget();
        }

        while (Next(pipeline))
        {
            if (IsOfThisConnection(pipeline))
            {
                witness.After(pipeline.Facts, facts);
            }
        }

        return Explain(facts, witness);
    }

    private Explanation Explain(in SegmentFacts facts, Witness witness)
    {
        SequenceAdvance.TakeBack(facts.Segment, ref witness.Forward, NewStream.ClearedOld(facts.Connection, facts.Segment.SourceSide));
        var situation = new Situation(facts, witness.Forward, witness.Reverse, witness.InitialRtt);
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
            Frame = frame,
            Time = _time,
            Segment = facts,
            Step = StepRules.Of(facts),
            Given = given,
            Tried = tried,
            IsAmbiguous = given.Concat(tried).Count(verdict => (verdict.Label & (AnalysisFlags.FastRetransmission | AnalysisFlags.OutOfOrder)) != 0 && verdict.Holds) == 2,
            Clues = overtaken ? CluesOf(facts, witness) : [],
            Evidence = EvidenceOf(facts, witness, overtaken),
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

        clues.Add(Clue.ByDuplicateSack(witness.DuplicateSack?.Frame));
        return clues;
    }

    private static List<EvidenceFrame> EvidenceOf(in SegmentFacts facts, Witness witness, bool overtaken)
    {
        var frames = new List<EvidenceFrame>();
        var time = facts.Time;
        if (overtaken)
        {
            if (witness.Forward.Unacked?.Carrying(facts.Segment.Seq) is { } first)
            {
                frames.Add(new(first.Frame, "first-sending", time - first.Time));
            }

            if (witness.Reverse.Duplicates > 0)
            {
                frames.AddRange(witness.DuplicateAcks.Select(ack => new EvidenceFrame(ack.Frame, "duplicate-ack", time - ack.Time)));
            }

            if (witness.Highest is { } highest)
            {
                frames.Add(new(highest.Frame, "highest-number", time - highest.Time));
            }

            if (witness.DuplicateSack is { } twice)
            {
                frames.Add(new(twice.Frame, "dsack", time - twice.Time));
            }
        }

        if (facts.DuplicateAckFrame is { } original)
        {
            frames.Add(new(original, "first-ack", null));
        }

        return frames;
    }

    private bool IsOfThisConnection(Pipeline pipeline) =>
        pipeline.Decoded.Kind == PacketKind.Tcp && pipeline.Decoded.Segment.Key == _packet.Segment.Key;

    private static bool Next(Pipeline pipeline)
    {
        PipelineStatus status;
        while ((status = pipeline.MoveNext()) == PipelineStatus.Idle)
        {
        }

        return status == PipelineStatus.Packet;
    }
}
