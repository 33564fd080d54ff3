using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.TimeBreakdown;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.TimeBreakdown;

/// <summary>
/// Charges the time of a connection. Each segment ends a span of time since the one before it; how matters stood before and what the
/// segment is say what the span was spent on.
/// </summary>
internal static class TimeCharges
{
    private const TcpFlags Ends = TcpFlags.Fin | TcpFlags.Rst;
    private const TcpFlags Numbered = TcpFlags.Syn | TcpFlags.Fin;
    private const AnalysisFlags NotNew = AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder | AnalysisFlags.KeepAlive | AnalysisFlags.ZeroWindowProbe;

    /// <summary>Takes the time that the segment ends into the connection's budget.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref var budget = ref connection.Budget;
        if (budget.HasBegun)
        {
            Charge(ref budget, connection, sender, facts);
        }
        else if (connection.Handshake is Handshake.None || connection.Lifecycle.IsOpened)
        {
            budget.HasBegun = true;
            budget.Accounts.Charge(TimeClass.Connecting, facts.RelativeTime.Nanoseconds);
            budget.Distance = new(connection.SynRtt);
        }
        else
        {
            return;
        }

        Look(ref budget, sender, receiver, facts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Charge(ref TimeBudget budget, Connection connection, in Books sender, in SegmentFacts facts)
    {
        var span = facts.Delta.Nanoseconds;
        if (span <= 0)
        {
            budget.Accounts.Charge(TimeClass.Idle, span);
        }
        else if (connection.Lifecycle.WasReset && connection.ResetFrame != facts.Frame)
        {
            budget.Accounts.Charge(TimeClass.Closing, span);
        }
        else if (Repairs(ref budget, sender, facts) is { } repair)
        {
            budget.Accounts.Charge(repair, span);
        }
        else if ((budget.OutlookOfBoth & Outlook.Blocked) != 0)
        {
            budget.Accounts.Charge(TimeClass.ReceiverWindow, span);
        }
        else if (Speaks(budget, facts))
        {
            ChargeWord(ref budget, facts, span);
        }
        else if (budget.IsClosing)
        {
            budget.Accounts.Charge(TimeClass.Closing, span);
        }
        else
        {
            ChargeSilence(ref budget, span);
        }
    }

    /// <summary>A repair under way, or one that the segment begins: what looked like network until then was waiting for the timer.</summary>
    private static TimeClass? Repairs(ref TimeBudget budget, in Books sender, in SegmentFacts facts)
    {
        if (sender.Rare?.Recovery is { Recovering: LossSignal.Timeout or LossSignal.TailLossProbe } watch && watch.LatestFrame == facts.Frame)
        {
            ref var wait = ref budget.WaitOf(facts.From);
            budget.Accounts.Move(TimeClass.Network, TimeClass.TimeoutRecovery, wait);
            wait = 0;
            return TimeClass.TimeoutRecovery;
        }

        var both = budget.OutlookOfBoth;
        return (both & Outlook.RepairsLate) != 0 ? TimeClass.TimeoutRecovery
            : (both & Outlook.RepairsFast) != 0 ? TimeClass.FastRecovery
            : null;
    }

    /// <summary>Whether the program behind the segment does something: it hands over data, closes or aborts.</summary>
    private static bool Speaks(in TimeBudget budget, in SegmentFacts facts) => IsNews(facts) || (!budget.IsClosing && facts.Segment.HasAny(Ends));

    /// <summary>A program spoke: some of the time it could not know what it answers, the rest is its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ChargeWord(ref TimeBudget budget, in SegmentFacts facts, long span)
    {
        var onTheWay = facts.From != budget.LastFrom ? budget.Distance.To(facts.From)
            : (budget.OutlookOf(facts.From) & Outlook.Outstanding) != 0 ? budget.Distance.ToBoth
            : 0;
        var network = Math.Min(span, onTheWay);
        var answers = budget.LastSpeaker is { } last && last != facts.From;
        // Who only closes does not answer.
        var own = answers && facts.From == Role.Server && IsNews(facts) ? TimeClass.ReceivingApplication
            : answers || !IsNews(facts) ? TimeClass.Idle
            : TimeClass.SendingApplication;
        budget.Accounts.Charge(TimeClass.Network, network);
        if (span > network)
        {
            budget.Accounts.Charge(own, span - network);
        }

        if (budget.Silence > 0)
        {
            budget.Accounts.Move(TimeClass.Idle, own, budget.Silence);
            budget.Silence = 0;
        }
    }

    private static void ChargeSilence(ref TimeBudget budget, long span)
    {
        if ((budget.OutlookOfBoth & Outlook.Outstanding) == 0)
        {
            budget.Accounts.Charge(TimeClass.Idle, span);
            budget.Silence += span;
            return;
        }

        budget.Accounts.Charge(TimeClass.Network, span);
        budget.WaitOf(Role.Client) += (budget.OutlookOf(Role.Client) & Outlook.Outstanding) != 0 ? span : 0;
        budget.WaitOf(Role.Server) += (budget.OutlookOf(Role.Server) & Outlook.Outstanding) != 0 ? span : 0;
    }

    /// <summary>Takes down how matters stand now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Look(ref TimeBudget budget, in Books sender, in Books receiver, in SegmentFacts facts)
    {
        var peer = facts.From == Role.Client ? Role.Server : Role.Client;
        var advances = facts.Did(SegmentEvents.AdvancesAck);
        if (advances)
        {
            budget.Distance.Take(facts.From, facts.AckRtt);
            budget.WaitOf(peer) = 0;
        }

        if (facts.Segment.HasAny(Numbered) || facts.Segment.PayloadLength > 0)
        {
            budget.OutlookOf(facts.From) = Outlooks.Of(sender, receiver);
        }

        if (advances || facts.Segment.Window != facts.PreviousWindow || (budget.OutlookOf(peer) & (Outlook.RepairsFast | Outlook.RepairsLate)) != 0)
        {
            budget.OutlookOf(peer) = Outlooks.Of(receiver, sender);
        }

        budget.LastFrom = facts.From;
        budget.LastSpeaker = IsNews(facts) ? facts.From : budget.LastSpeaker;
        budget.IsClosing |= (facts.Events & (SegmentEvents.FirstFin | SegmentEvents.Aborts | SegmentEvents.RstAfterClose)) != 0;
    }

    private static bool IsNews(in SegmentFacts facts) => facts.Segment.PayloadLength > 0 && (facts.Analysis & NotNew) == 0 && !facts.Segment.IsPadding;
}
