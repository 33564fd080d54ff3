using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Says which part of the conversation a segment belongs to, and which step of it.</summary>
internal static class PhaseAndStep
{
    /// <summary>Sets both from the segment's events, after the lifecycle took them over.</summary>
    public static void Set(in Lifecycle lifecycle, ref Rfc9293Book from, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.Has(TcpFlags.Rst))
        {
            facts.Phase = Phase.Reset;
        }
        else if (segment.Has(TcpFlags.Syn) || facts.Did(SegmentEvents.Opens))
        {
            (facts.Phase, facts.Step) = (Phase.Handshake, OfHandshake(lifecycle, facts));
        }
        else if ((facts.Events & (SegmentEvents.FirstFin | SegmentEvents.FinAgain | SegmentEvents.AcksFin)) != 0)
        {
            (facts.Phase, facts.Step) = (Phase.Teardown, OfTeardown(lifecycle, ref from, facts));
        }
        else
        {
            facts.Phase = segment.PayloadLength > 0 ? Phase.Data
                : lifecycle.ClosedFrame != 0 ? Phase.Teardown
                : segment.Has(TcpFlags.Ack) ? Phase.Ack
                : Phase.Other;
        }
    }

    private static Step OfHandshake(in Lifecycle lifecycle, in SegmentFacts facts)
    {
        if ((facts.Did(SegmentEvents.SynIgnored) && !facts.Did(SegmentEvents.Starts)) || facts.Did(SegmentEvents.SecondAnswer))
        {
            return default;
        }

        return (lifecycle.SynsCrossed, facts.Segment.Has(TcpFlags.Syn), facts.Segment.Has(TcpFlags.Ack)) switch
        {
            (false, true, false) => new(1, 3),
            (false, true, true) => new(2, 3),
            (false, false, _) => new(3, 3),
            (true, true, false) => new(2, 4),
            (true, true, true) => facts.Did(SegmentEvents.Opens) ? new(4, 4) : new(3, 4),
            (true, false, _) => new(4, 4),
        };
    }

    private static Step OfTeardown(in Lifecycle lifecycle, ref Rfc9293Book from, in SegmentFacts facts)
    {
        if (facts.Did(SegmentEvents.FirstFin))
        {
            from.FinStep = lifecycle.TeardownStep.Number;
        }

        return facts.Did(SegmentEvents.FinAgain) && !facts.Did(SegmentEvents.AcksFin)
            ? new(from.FinStep, lifecycle.TeardownStep.Of)
            : lifecycle.TeardownStep;
    }
}
