using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Names what a segment does to its connection: the events that its explanation speaks of.</summary>
internal static class SegmentReview
{
    /// <summary>Labels of what Wireshark takes for repeated.</summary>
    public const AnalysisFlags Repeats = AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder;

    /// <summary>Sooner after the last segment hardly anybody asks for a sign of life: RFC 1122 section 4.2.3.6 wants two hours, and Linux takes a second at least.</summary>
    private static readonly Duration ShortestKeepAlive = Duration.FromSeconds(1);

    private const SegmentEvents FinEvents = SegmentEvents.FirstFin | SegmentEvents.AcksFin;

    /// <summary>What shows by comparison with the numbers before the segment was entered.</summary>
    public static SegmentEvents BeforeEntry(Connection connection, in Rfc9293Book from, in Rfc9293Book to, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        var events = SegmentEvents.None;
        if ((facts.Analysis & AnalysisFlags.AckLostSegment) != 0 && to.Knows(Known.Next) && segment.Ack > to.Delivered)
        {
            events |= SegmentEvents.AcksUnseen;
        }

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

        if ((facts.Analysis & Repeats) != 0 && segment.SequenceLength > 0 && from.Knows(Known.Next) && segment.Seq >= from.Next)
        {
            events |= SegmentEvents.FirstCopy;
        }

        if ((facts.Analysis & AnalysisFlags.LostSegment) != 0 && from.Knows(Known.Next | Known.Outside) && segment.Seq <= from.Next)
        {
            events |= SegmentEvents.GoesOnInOrder;
        }

        if ((facts.Analysis & AnalysisFlags.KeepAlive) != 0 && segment.PayloadLength == 1 && !segment.IsCopy && facts.PeerWindow != 0 && to.Knows(Known.Acked)
            && (to.Acked == segment.Seq || (facts.Delta >= Duration.Zero && facts.Delta < ShortestKeepAlive)))
        {
            events |= SegmentEvents.ByteAgain;
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

        lifecycle.Reached |= TakesSynData(to, facts.Segment) ? Milestones.FastOpen : 0;
        if (facts.Did(SegmentEvents.FirstFin) && to.Knows(Known.Fin) && !to.IsFinBelow(facts.Segment.Ack))
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

    /// <summary>Whether an answer to a SYN accepts its payload (RFC 7413).</summary>
    private static bool TakesSynData(in Rfc9293Book to, in TcpSegment answer) =>
        answer.Has(TcpFlags.Syn | TcpFlags.Ack) && to.Knows(Known.Iss | Known.SynPayload) && to.SentBelow(answer.Ack) && answer.Ack - to.Iss > 1;

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
            // Not next in order, and something was sent after it already: hardly this connection's FIN, unless the peer says so.
            (from.FinEnd, from.FinFrame) = (segment.End, facts.Frame);
            return SegmentEvents.None;
        }

        from.Known |= Known.Fin;
        (from.FinEnd, from.FinFrame) = (segment.End, facts.Frame);
        return SegmentEvents.FirstFin;
    }

    private static SegmentEvents OfAckOfFin(in Rfc9293Book from, ref Rfc9293Book to, in TcpSegment segment)
    {
        if (to.Knows(Known.FinAcked) || !segment.Has(TcpFlags.Ack))
        {
            return SegmentEvents.None;
        }

        if (to.DoubtsFin && segment.Ack == to.FinEnd)
        {
            // Nobody acknowledges one number more than the bytes but for a FIN.
            to.Known |= Known.Fin | Known.FinAcked;
            to.State = new(to.State.State is TcpState.CloseWait or TcpState.LastAck ? TcpState.LastAck : TcpState.FinWait1, true);
            return SegmentEvents.AcksFin | SegmentEvents.ProvesFin;
        }

        if (!to.IsFinBelow(segment.Ack))
        {
            return SegmentEvents.None;
        }

        to.Known |= Known.FinAcked;
        return SegmentEvents.AcksFin;
    }

    private static bool IsFinAgain(in Rfc9293Book from, in TcpSegment segment) =>
        segment.Has(TcpFlags.Fin) && from.Knows(Known.Fin) && segment.End == from.FinEnd;
}
