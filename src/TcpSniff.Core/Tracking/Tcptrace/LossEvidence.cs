using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Tcptrace;

/// <summary>Reads from a retransmission what made its sender send it.</summary>
internal static class LossEvidence
{
    /// <summary>An answer to the peer's last segment leaves within a round trip, or within this.</summary>
    private static readonly Duration Promptly = Duration.FromMilliseconds(20);

    /// <summary>Fewer duplicate acknowledgments than these do not start fast retransmit (RFC 5681 section 3.2).</summary>
    private const int DuplicateThreshold = 3;

    /// <summary>Whether a segment comes so soon after the peer's last one that it answers that rather than a timer.</summary>
    /// <param name="receiver">The peer's books.</param>
    /// <param name="facts">The segment.</param>
    /// <param name="slack">How many round trips are soon: queues may fill meanwhile.</param>
    public static bool IsPrompt(in Books receiver, in SegmentFacts facts, int slack = 1)
    {
        var trip = RoundTrip(facts) is { } known ? new Duration(slack * known.Nanoseconds) : RetransmissionTimer.Shortest;
        return facts.Time - receiver.Wireshark.LastTime < (trip > Promptly ? trip : Promptly);
    }

    /// <summary>The handshake's; where that was not captured, the shortest that acknowledgments of both sides showed; null where they showed none.</summary>
    private static Duration? RoundTrip(in SegmentFacts facts)
    {
        ref readonly var distance = ref facts.Connection.Budget.Distance;
        return facts.InitialRtt ?? (distance.To(Role.Client) > 0 && distance.To(Role.Server) > 0 ? new Duration(distance.ToBoth) : null);
    }

    /// <summary>What acknowledgments asked for themselves, else what the recovery goes on with.</summary>
    public static LossSignal Asked(LossSignal own, LossSignal otherwise) => own is LossSignal.DuplicateAcks or LossSignal.Rack ? own : otherwise;

    /// <summary>Judges a segment that was sent again, after it was entered everywhere.</summary>
    /// <param name="sender">Who sent it again.</param>
    /// <param name="receiver">Who it is for.</param>
    /// <param name="facts">The segment.</param>
    /// <param name="waited">Time since it was first sent; null where that was not captured.</param>
    public static LossSignal Judge(in Books sender, in Books receiver, in SegmentFacts facts, Duration? waited)
    {
        ref readonly var acks = ref receiver.Wireshark;
        var prompt = IsPrompt(receiver, facts);
        var isWanted = facts.Segment.Seq == receiver.Rfc9293.Acked;
        var asked = isWanted ? Math.Max(acks.Duplicates, receiver.Rfc9293.Asks) : acks.Duplicates;
        if (asked >= DuplicateThreshold && (prompt || (isWanted && IsPrompt(receiver, facts, slack: 2))))
        {
            return LossSignal.DuplicateAcks;
        }

        if (prompt && acks.Sacked > 0)
        {
            return LossSignal.Rack;
        }

        if ((facts.Analysis & AnalysisFlags.FastRetransmission) != 0)
        {
            return LossSignal.DuplicateAcks;
        }

        if (waited is not { } wait || wait < (RoundTrip(facts) ?? Promptly))
        {
            return LossSignal.Unknown; // No timer runs out within a round trip (RFC 6298 section 2).
        }

        // The timer sends what waited longest; only a probe repeats the last segment while older ones wait as well.
        var last = facts.Segment.End == sender.Wireshark.Next && facts.Segment.PayloadLength > 0;
        var alone = !receiver.Rfc9293.Knows(Known.Acked) || facts.Segment.Seq <= receiver.Rfc9293.Acked;
        if (last && (!alone || wait < RetransmissionTimer.Shortest))
        {
            return LossSignal.TailLossProbe;
        }

        // Each acknowledgment of something new starts the timer again (RFC 6298 section 5.3).
        var runs = receiver.Rfc9293.Knows(Known.Acked) && facts.Time >= receiver.Rfc9293.AckedSince ? facts.Time - receiver.Rfc9293.AckedSince : wait;
        return wait >= RetransmissionTimer.Shortest && runs >= RetransmissionTimer.Shortest ? LossSignal.Timeout : acks.Sacked > 0 || acks.Duplicates > 0 ? LossSignal.Rack : LossSignal.Unknown;
    }
}
