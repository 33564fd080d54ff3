using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Enters what a segment did into the life of its connection.</summary>
internal static class LifecycleEntry
{
    /// <summary>Takes over what a segment did.</summary>
    public static void Make(ref Lifecycle life, in SegmentFacts facts, bool dropped)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.Has(TcpFlags.Syn) && !segment.Has(TcpFlags.Rst) && !(dropped && !facts.Did(SegmentEvents.Starts)) && !facts.Did(SegmentEvents.SecondAnswer))
        {
            NoteSyn(ref life, facts);
        }

        if (facts.Events == SegmentEvents.None)
        {
            return;
        }

        if (facts.Did(SegmentEvents.Opens))
        {
            life.Reached |= Milestones.Opened;
            life.OpenedFrame = facts.Frame;
            life.ClientRtt = life.Did(Milestones.SynAck) && !life.Did(Milestones.SynsCrossed) ? facts.Time - life.SynAckTime : null;
        }

        if ((facts.Events & (SegmentEvents.FirstFin | SegmentEvents.AcksFin)) != 0)
        {
            NoteFin(ref life, facts);
        }

        if ((facts.Events & (SegmentEvents.Refuses | SegmentEvents.Aborts | SegmentEvents.AssassinatesTimeWait)) != 0)
        {
            NoteReset(ref life, facts);
        }
    }

    private static void NoteSyn(ref Lifecycle life, in SegmentFacts facts)
    {
        var synAck = facts.Segment.Has(TcpFlags.Ack);
        if (facts.Did(SegmentEvents.SynCrossing))
        {
            life.Reached |= Milestones.SynsCrossed;
        }

        if (facts.Did(SegmentEvents.SynAgain))
        {
            life.Reached |= Milestones.SynAgain;
        }

        if (synAck)
        {
            if (!life.Did(Milestones.SynAck) && life.Did(Milestones.Syn) && !life.Did(Milestones.SynsCrossed))
            {
                life.ServerRtt = facts.Time - life.SynTime;
            }

            life.SynAckTime = facts.Time;
        }
        else
        {
            life.SynTime = facts.Time;
        }

        life.Reached |= synAck ? Milestones.SynAck : Milestones.Syn;
    }

    private static void NoteFin(ref Lifecycle life, in SegmentFacts facts)
    {
        life.TeardownSteps++;
        if (facts.Did(SegmentEvents.ProvesFin))
        {
            life.TeardownSteps++;
            NoteFirstFin(ref life, facts, facts.Segment.SourceSide ^ 1);
        }

        if (facts.Did(SegmentEvents.FirstFin))
        {
            NoteFirstFin(ref life, facts, facts.Segment.SourceSide);
        }

        if (facts.Did(SegmentEvents.Closes))
        {
            (life.Reached, life.ClosedFrame) = (life.Reached | Milestones.Closed, facts.Frame);
        }
    }

    private static void NoteFirstFin(ref Lifecycle life, in SegmentFacts facts, int side)
    {
        if (!life.Did(Milestones.FirstFin))
        {
            (life.Reached, life.FirstFinSide) = (life.Reached | Milestones.FirstFin, (byte)side);
        }
        else
        {
            life.Reached |= Milestones.SecondFin
                | (facts.Did(SegmentEvents.FinCrossing) ? Milestones.FinsCrossed : 0)
                | (facts.Did(SegmentEvents.FirstFin | SegmentEvents.AcksFin) && !facts.Did(SegmentEvents.ProvesFin) ? Milestones.FinsMerged : 0);
        }
    }

    private static void NoteReset(ref Lifecycle life, in SegmentFacts facts)
    {
        if (facts.Did(SegmentEvents.Refuses))
        {
            life.Reached |= Milestones.Refused;
        }
        else if (!life.Did(Milestones.Closed))
        {
            life.Reached |= Milestones.Reset;
        }

        (life.ResetterSide, life.ResetFrame) = (facts.Segment.SourceSide, facts.Frame);
    }
}
