using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Tracking.Wireshark.Rules;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Tells apart what is sent again from what is only late, and finds what it repeats.</summary>
internal static class RetransmissionLabels
{
    /// <summary>The first rule that holds names the segment; a fast or spurious retransmission carries the general label too.</summary>
    public static AnalysisFlags Label(in RuleInput input)
    {
        if (SpuriousRetransmissionRule.Holds(input))
        {
            return AnalysisFlags.SpuriousRetransmission | AnalysisFlags.Retransmission;
        }

        if (!NotAdvancedRule.Holds(input))
        {
            return AnalysisFlags.None;
        }

        return FastRetransmissionRule.Holds(input) ? AnalysisFlags.FastRetransmission | AnalysisFlags.Retransmission
            : OutOfOrderRule.Holds(input) ? AnalysisFlags.OutOfOrder
            : AnalysisFlags.Retransmission;
    }

    /// <summary>Whether the segment was overtaken, whatever its label: see <see cref="SegmentFacts.IsOvertaken"/>.</summary>
    public static bool IsOvertaken(AnalysisFlags labels, in RuleInput input) =>
        labels is AnalysisFlags.OutOfOrder or AnalysisFlags.Retransmission
        && input.Forward.Next != input.End && !OutOfOrderRule.WasSeen(input)
        && input.Time >= input.Forward.NextTime && input.Time - input.Forward.NextTime < OutOfOrderRule.Limit(input);

    /// <summary>Fills in which frame is repeated, and for a plain retransmission how long the sender had waited.</summary>
    /// <remarks>The wait counts from the unacknowledged segment captured first, whatever its numbers; without one, from the last new number.</remarks>
    public static void FillEvidence(AnalysisFlags labels, in RuleInput input, ref SegmentFacts facts)
    {
        if ((labels & (AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder)) == 0)
        {
            return;
        }

        facts.RetransmissionOfFrame = input.Forward.Unacked?.Carrying(input.Segment.Seq)?.Frame;
        if ((labels & (AnalysisFlags.OutOfOrder | AnalysisFlags.FastRetransmission | AnalysisFlags.SpuriousRetransmission)) == 0)
        {
            facts.Rto = input.Time - (input.Forward.Unacked?.Oldest?.Time ?? input.Forward.NextTime);
        }
    }
}
