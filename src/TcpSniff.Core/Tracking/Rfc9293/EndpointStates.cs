using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Infers both endpoints' states from what they send.</summary>
internal static class EndpointStates
{
    /// <summary>Advances both endpoints by one segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        if (!facts.Segment.IsPadding)
        {
            Take(connection, ref sender, ref receiver, ref facts);
            return;
        }

        // Nobody wrote the zeros. A receiver that took them all the same would acknowledge them, and then they count.
        var length = facts.Segment.PayloadLength;
        (facts.Segment.PayloadLength, facts.Events) = (0, facts.Events | SegmentEvents.Padding);
        Take(connection, ref sender, ref receiver, ref facts);
        facts.Segment.PayloadLength = length;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Take(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref var from = ref sender.Rfc9293;
        ref var to = ref receiver.Rfc9293;
        if (OpenTransfer.TryTake(connection, ref from, ref to, ref facts))
        {
            return;
        }

        if (facts.IsFirst)
        {
            facts.Events |= facts.Did(SegmentEvents.GoesOn) ? SegmentEvents.Starts : Beginning.Of(ref from, ref to, facts);
        }

        var (fromBefore, toBefore) = (from.State, to.State);
        var dropped = facts.Did(SegmentEvents.SecondAnswer) ? SegmentEvents.SecondAnswer : Acceptance.WhyDropped(from, to, facts.Segment, facts.PreviousWindow);
        facts.Events |= dropped;
        if (facts.Segment.Has(TcpFlags.Rst))
        {
            TakeReset(connection, ref from, ref to, ref facts, dropped);
            if (facts.Did(SegmentEvents.Aborts) && fromBefore.State >= TcpState.Established)
            {
                sender.MakeRare().Outlived = new(facts.Frame, fromBefore, toBefore, to.Next);
            }
        }
        else if (dropped is SegmentEvents.None or SegmentEvents.SynIgnored)
        {
            if (sender.Rare?.Outlived is { } reset && connection.Lifecycle.WasReset)
            {
                TryOutlive(connection, ref from, ref to, reset, ref facts);
            }

            TakeSegment(connection, ref from, ref to, ref facts, dropped);
        }
        else
        {
            Refuse(connection, ref from, ref to, ref facts, dropped);
        }

        LifecycleEntry.Make(ref connection.Lifecycle, facts, dropped != SegmentEvents.None);
        NoteChange(connection, ref sender.Rfc9293, facts.Segment.SourceSide, fromBefore, facts);
        NoteChange(connection, ref receiver.Rfc9293, facts.Segment.SourceSide ^ 1, toBefore, facts);
        (facts.Client, facts.Server) = (connection.Client.State, connection.Server.State);
        (facts.ClientBefore, facts.ServerBefore) = facts.From == Role.Client ? (fromBefore, toBefore) : (toBefore, fromBefore);
        PhaseAndStep.Set(connection.Lifecycle, ref from, ref facts);
    }

    /// <summary>
    /// An unacceptable segment changes nothing for its receiver, which answers it by an ACK, or in SYN-SENT by a RST with the number that
    /// it acknowledges. It shows all the same that its sender is in an older connection, or answers an older SYN.
    /// </summary>
    private static void Refuse(Connection connection, ref Rfc9293Book from, ref Rfc9293Book to, ref SegmentFacts facts, SegmentEvents dropped)
    {
        if (dropped != SegmentEvents.AckUnacceptable || to.State.State != TcpState.SynSent)
        {
            Doubt(ref from, ref to, facts, dropped);
            return;
        }

        ref readonly var segment = ref facts.Segment;
        if (from.Knows(Known.OwesAck) && !segment.Has(TcpFlags.Syn))
        {
            facts.Events = (facts.Events & ~SegmentEvents.AckUnacceptable) | SegmentEvents.ChallengeAck;
        }

        from.Known = (from.Known & ~Known.OwesAck) | Known.Acked;
        from.Acked = segment.Ack;
        from.State = segment.Has(TcpFlags.Syn) ? new(TcpState.SynReceived, true) : from.IsSynchronized && from.State.State != TcpState.TimeWait ? new(from.State.State, true) : from.State;
        connection.Lifecycle.Reached |= Milestones.Challenged;
    }

    /// <summary>An acknowledgment beyond every offer may be true, and the capture without what it acknowledges: nobody need answer it.</summary>
    private static void Doubt(ref Rfc9293Book from, ref Rfc9293Book to, in SegmentFacts facts, SegmentEvents dropped)
    {
        if ((dropped & Refusal.ForNumbers) != 0)
        {
            Outside.Note(ref from, ref to, facts);
        }

        if (dropped is not (SegmentEvents.AckBeyondOffer or SegmentEvents.AckTooOld))
        {
            to.Known |= Known.OwesAck;
        }
    }

    /// <summary>Nobody who has sent a RST acknowledges what comes after it: somebody else sent it, and the other side did not take it either.</summary>
    private static void TryOutlive(Connection connection, ref Rfc9293Book from, ref Rfc9293Book to, OutlivedReset reset, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.Has(TcpFlags.Ack) && !segment.Has(TcpFlags.Syn) && reset.Frame == connection.Lifecycle.ResetFrame && segment.Ack > reset.Sent && segment.Ack <= to.Next)
        {
            (from.State, to.State) = (reset.Sender, reset.Receiver);
            connection.Lifecycle.TakeBackReset();
            facts.Events |= SegmentEvents.OutlivesReset;
        }
    }

    private static void TakeReset(Connection connection, ref Rfc9293Book from, ref Rfc9293Book to, ref SegmentFacts facts, SegmentEvents dropped)
    {
        if (dropped == SegmentEvents.None)
        {
            facts.Events |= to.State.State switch
            {
                _ when from.State.State == TcpState.SynSent && ResetRule.Rejects(from, to, facts.Segment) => SegmentEvents.ClearsOldConnection,
                TcpState.SynSent => SegmentEvents.Refuses,
                TcpState.Closed => SegmentEvents.RstAfterClose,
                TcpState.TimeWait when connection.Lifecycle.ClosedFrame != 0 => SegmentEvents.AssassinatesTimeWait,
                _ => SegmentEvents.Aborts,
            };
        }
        else if (ResetRule.IsChallenged(to, facts.Segment))
        {
            to.Known |= Known.OwesAck;
        }

        (from.State, to.State) = StateMachine.Next(from.State, to.State, Reading.OfReset(from, to, facts.Segment, dropped));
    }

    private static void TakeSegment(Connection connection, ref Rfc9293Book from, ref Rfc9293Book to, ref SegmentFacts facts, SegmentEvents dropped)
    {
        ref readonly var segment = ref facts.Segment;
        var again = segment.Has(TcpFlags.Syn) && from.Knows(Known.Iss) && from.Iss == segment.Seq
            && from.Knows(segment.Has(TcpFlags.Ack) ? Known.SynAck : Known.BareSyn);
        var before = SegmentReview.BeforeEntry(connection, from, to, facts);
        var fresh = SequenceBook.Enter(ref from, ref to, facts);
        facts.Events |= before | SackReview.Of(from, to, segment) | SegmentReview.AfterEntry(ref from, ref to, facts, again);

        if (connection.Lifecycle.WasReset && from.State.State == TcpState.Closed && !segment.Has(TcpFlags.Syn))
        {
            // Was under way when the RST came, or answers what the RST's sender will reject once more.
            return;
        }

        var signals = Reading.OfSegment(ref from, ref to, segment, fresh, again) | (dropped != 0 ? Signals.Ignored : 0);
        if (dropped != 0)
        {
            to.Known |= Known.OwesAck;
        }

        (from.State, to.State) = StateMachine.Next(from.State, to.State, signals);
        if (from.State is { State: TcpState.Closing, Proved: true } && from.Knows(Known.FinAcked))
        {
            // The acknowledgment of its FIN may have reached it by now.
            from.State = from.State with { Proved = false };
        }

        facts.Events |= SegmentReview.AfterTransition(ref connection.Lifecycle, from, to, facts);
    }

    private static void NoteChange(Connection connection, ref Rfc9293Book track, int side, EndpointState before, in SegmentFacts facts)
    {
        if (track.State.State == before.State)
        {
            return;
        }

        if (track.State.State == TcpState.TimeWait)
        {
            track.Known |= Known.TimeWait;
        }

        var spent = facts.Time - track.Since;
        if (spent != Duration.Zero)
        {
            connection.StateTimes.Add(side, before.State, spent);
        }

        track.Since = facts.Time;
    }
}
