using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Names what a segment does to its connection: the events that its explanation speaks of.</summary>
internal static class SegmentReview
{
    private const SegmentEvents FinEvents = SegmentEvents.FirstFin | SegmentEvents.AcksFin;

    /// <summary>What shows by comparison with the numbers before the segment was entered.</summary>
    public static SegmentEvents BeforeEntry(Connection connection, in Rfc9293Book from, in Rfc9293Book to, in TcpSegment segment)
    {
        var events = SegmentEvents.None;
        var advances = segment.Has(TcpFlags.Ack)
            && (from.Knows(Known.Acked) ? segment.Ack > from.Acked : to.Knows(Known.Iss) && segment.Ack > to.Iss);
        if (advances)
        {
            events |= SegmentEvents.AdvancesAck;
        }
        else if (from.Knows(Known.OwesAck) && segment.Has(TcpFlags.Ack) && segment.SequenceLength == 0)
        {
            events |= SegmentEvents.ChallengeAck;
        }

        if (segment.Has(TcpFlags.Syn))
        {
            return events;
        }

        if (from.Knows(Known.SynPayload) && segment.PayloadLength > 0 && segment.Seq == from.Iss + 1 && to.Knows(Known.Acked) && to.Acked == segment.Seq
            && !from.Knows(Known.Payload))
        {
            events |= SegmentEvents.SynDataAgain;
        }

        var beyondFin = from.Knows(Known.Fin) && segment.End > from.FinEnd;
        var ended = connection.Lifecycle.WasReset || from.State.State == TcpState.Closed || to.State.State == TcpState.Closed;
        if (segment.SequenceLength > 0 && (beyondFin || (ended && !IsFinAgain(from, segment))))
        {
            events |= SegmentEvents.AfterClose;
        }

        return events;
    }

    /// <summary>What shows by the numbers once they are entered; here the FIN itself is entered, too.</summary>
    public static SegmentEvents AfterEntry(ref Rfc9293Book from, ref Rfc9293Book to, in SegmentFacts facts, bool again)
    {
        ref readonly var segment = ref facts.Segment;
        from.Known &= ~Known.OwesAck;
        return segment.Has(TcpFlags.Syn)
            ? OfSyn(ref from, to, facts, again)
            : OfFin(ref from, facts) | OfAckOfFin(from, ref to, segment);
    }

    /// <summary>What shows by the states that the segment led to.</summary>
    public static SegmentEvents AfterTransition(ref Lifecycle lifecycle, in Rfc9293Book from, in Rfc9293Book to, in SegmentFacts facts)
    {
        var events = SegmentEvents.None;
        if (!lifecycle.IsOpened && from.IsSynchronized && to.IsSynchronized && (from.Knows(Known.Iss) || to.Knows(Known.Iss)))
        {
            events |= SegmentEvents.Opens;
        }

        var answer = OfAnswerToSyn(to, facts.Segment);
        lifecycle.Reached |= answer;
        events |= answer == Milestones.Challenged && !facts.Segment.Has(TcpFlags.Syn) && !facts.Did(SegmentEvents.ChallengeAck) ? SegmentEvents.AckUnacceptable : 0;

        if (facts.Did(SegmentEvents.FirstFin) && to.Knows(Known.Fin) && facts.Segment.Ack != to.FinEnd)
        {
            events |= SegmentEvents.FinCrossing;
        }

        if ((facts.Events & FinEvents) != 0 && from.Knows(Known.Fin | Known.FinAcked) && to.Knows(Known.Fin | Known.FinAcked))
        {
            events |= SegmentEvents.Closes;
        }

        if (facts.Segment.PayloadLength > 0 && from.State is { State: TcpState.CloseWait or TcpState.LastAck, Proved: true })
        {
            events |= SegmentEvents.HalfCloseData;
        }

        return events;
    }

    /// <summary>An answer to a SYN may accept its payload (RFC 7413), or show that the peer holds an older connection (RFC 9293 section 3.5.1).</summary>
    private static Milestones OfAnswerToSyn(in Rfc9293Book to, in TcpSegment answer)
    {
        if (!answer.Has(TcpFlags.Ack) || !to.Knows(Known.Iss))
        {
            return Milestones.None;
        }

        return answer.Has(TcpFlags.Syn) && to.Knows(Known.SynPayload) && to.SentBelow(answer.Ack) && answer.Ack - to.Iss > 1 ? Milestones.FastOpen
            : to.State.State == TcpState.SynSent && !to.SentBelow(answer.Ack) ? Milestones.Challenged
            : Milestones.None;
    }

    private static SegmentEvents OfSyn(ref Rfc9293Book from, in Rfc9293Book to, in SegmentFacts facts, bool again)
    {
        from.SynFrame = from.SynFrame == 0 ? facts.Frame : from.SynFrame;
        var bare = !facts.Segment.Has(TcpFlags.Ack);
        return (again ? SegmentEvents.SynAgain : 0)
            | (bare && !again && to.State.State == TcpState.SynSent ? SegmentEvents.SynCrossing : 0)
            | (bare && facts.Segment.PayloadLength > 0 && facts.Segment.Options.Has(TcpOptionKinds.FastOpen) ? SegmentEvents.FastOpenData : 0);
    }

    private static SegmentEvents OfFin(ref Rfc9293Book from, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (!segment.Has(TcpFlags.Fin))
        {
            return SegmentEvents.None;
        }

        if (from.Knows(Known.Fin))
        {
            return IsFinAgain(from, segment) ? SegmentEvents.FinAgain : SegmentEvents.None;
        }

        if (segment.End != from.Delivered && segment.End < from.Next)
        {
            // Not next in order, and something was sent after it already: not this connection's FIN.
            return SegmentEvents.None;
        }

        from.Known |= Known.Fin;
        (from.FinEnd, from.FinFrame) = (segment.End, facts.Frame);
        return SegmentEvents.FirstFin;
    }

    private static SegmentEvents OfAckOfFin(in Rfc9293Book from, ref Rfc9293Book to, in TcpSegment segment)
    {
        if (!to.Knows(Known.Fin) || to.Knows(Known.FinAcked) || segment.Ack != to.FinEnd)
        {
            return SegmentEvents.None;
        }

        to.Known |= Known.FinAcked;
        return SegmentEvents.AcksFin;
    }

    private static bool IsFinAgain(in Rfc9293Book from, in TcpSegment segment) =>
        segment.Has(TcpFlags.Fin) && from.Knows(Known.Fin) && segment.End == from.FinEnd;
}
