using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Evidence;

/// <summary>Notices where a segment contradicts what was said of an earlier one.</summary>
internal static class SecondLook
{
    private const SegmentEvents Denies = SegmentEvents.RecordedLate | SegmentEvents.SynAgain | SegmentEvents.Refuses | SegmentEvents.Aborts | SegmentEvents.OutlivesReset;

    /// <summary>Where the round-trip time is unknown.</summary>
    private static readonly Duration ShortestWay = Duration.FromMilliseconds(3);

    /// <summary>Takes back what the segment contradicts.</summary>
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        var isTaken = (facts.Events & Refusal.ForNumbers) == 0;
        if ((facts.Analysis & (AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder)) != 0 && isTaken && !facts.Did(SegmentEvents.FirstCopy))
        {
            Place(connection, ref sender, receiver, ref facts);
        }

        if ((facts.Analysis & AnalysisFlags.LostSegment) != 0 && isTaken && (facts.Events & (SegmentEvents.SecondAnswer | SegmentEvents.AckUnacceptable | SegmentEvents.GoesOnInOrder)) == 0)
        {
            Thoughts(ref sender).Miss(facts.Expected, segment.Seq, facts.Frame, facts.Time, facts.ExpectedSince);
        }
        else if (isTaken && segment.SequenceLength > 0 && sender.Rare?.Thoughts is { } own)
        {
            own.Send(segment.Seq, segment.End, facts.Frame);
        }

        if (segment.Checksum == ChecksumVerdict.Bad && segment.SequenceLength > 0)
        {
            Thoughts(ref sender).Doubt(segment.Seq, segment.End, facts.Frame);
        }

        if (facts.Did(SegmentEvents.AcksUnseen) && segment.Ack <= receiver.Wireshark.Next && receiver.Rare?.Thoughts?.MayMissBelow(segment.Ack) != true && !receiver.Rfc9293.Knows(Known.Outside))
        {
            // All of it came by, in whatever order.
            facts.Events &= ~SegmentEvents.AcksUnseen;
        }

        if (isTaken && segment.Has(TcpFlags.Ack) && segment.Checksum != ChecksumVerdict.Bad)
        {
            receiver.Rare?.Thoughts?.Acknowledge(segment.Ack, facts.Frame);
        }

        if ((facts.Analysis & AnalysisFlags.AckLostSegment) != 0 && facts.Did(SegmentEvents.AcksUnseen))
        {
            Thoughts(ref receiver).AcknowledgedUnseen++;
        }

        if ((facts.Events & Denies) != 0)
        {
            Deny(connection, ref sender, ref receiver, facts);
        }

        if (facts.Did(SegmentEvents.Refuses) || sender.Rare?.Thoughts?.LatestCause == facts.Frame || receiver.Rare?.Thoughts?.LatestCause == facts.Frame)
        {
            facts.Events |= SegmentEvents.Revises;
        }
    }

    /// <summary>
    /// Sooner after a hole showed than anybody could have known of it and sent again what it lacks, and sooner after what precedes the hole
    /// than a timer runs out, the network changed the order.
    /// </summary>
    private static void Place(Connection connection, ref Books sender, in Books receiver, ref SegmentFacts facts)
    {
        if (!facts.Did(SegmentEvents.NeverSeen))
        {
            facts.IsOvertaken = false;
            return;
        }

        if (sender.Rare?.Thoughts is not { } own || own.HoleAt(facts.Segment.Seq, facts.Segment.End) is not var (frame, time, since))
        {
            return;
        }

        var after = facts.Time - time;
        facts.IsOvertaken = after >= Duration.Zero && after < ShortestRoundTrip(connection, facts) && facts.Time - since < RetransmissionTimer.Shortest && !IsAskedFor(connection, sender, receiver, facts, since);
        if (facts.IsOvertaken)
        {
            own.Overtaken.Add(frame, facts.Frame, after);
        }
        else
        {
            own.Repaired.Add(frame, facts.Frame, after);
        }
    }

    /// <summary>Whether the peer asks for exactly this number, and its sender can have heard that: then it may have been sent again for it.</summary>
    private static bool IsAskedFor(Connection connection, in Books sender, in Books receiver, in SegmentFacts facts, CaptureTime since)
    {
        ref readonly var asking = ref receiver.Rfc9293;
        if (!asking.Knows(Known.Acked) || asking.Acked != facts.Segment.Seq || receiver.Wireshark.LastTime < since)
        {
            return false;
        }

        // At the beginning of all data that number was never asked for: it is what the handshake left.
        var answers = facts.Segment.Seq - sender.Base.Value > 1 && (facts.Time - asking.AckedSince).Nanoseconds >= connection.Budget.Distance.To(facts.From);
        return asking.Asks > 0 || sender.Rare?.Recovery?.Recovering is not null || answers;
    }

    /// <summary>The shortest that was seen: the handshake's may have been held up.</summary>
    private static Duration ShortestRoundTrip(Connection connection, in SegmentFacts facts)
    {
        var initial = facts.InitialRtt ?? ShortestWay;
        return connection.Budget.Distance.ToBoth is > 0 and var both && both < initial.Nanoseconds ? new(both) : initial;
    }

    private static void Deny(Connection connection, ref Books sender, ref Books receiver, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (facts.Did(SegmentEvents.RecordedLate))
        {
            Thoughts(ref receiver).Revise(receiver.Wireshark.AckFrame, RevisedVerdict.AcknowledgedUnseen, facts.Frame);
        }

        if (facts.Did(SegmentEvents.SynAgain) && segment.Has(TcpFlags.Ack) && sender.Rfc9293.State is { State: TcpState.SynReceived, Proved: true })
        {
            Thoughts(ref receiver).Revise(connection.Lifecycle.OpenedFrame, RevisedVerdict.Opened, facts.Frame);
        }

        if (facts.Did(SegmentEvents.Aborts) && !connection.Lifecycle.IsOpened && sender.Rfc9293.Knows(Known.BareSyn) && !segment.Has(TcpFlags.Ack))
        {
            // Answers a SYN+ACK that its system did not ask for (RFC 9293 section 3.5, figure 9).
            Thoughts(ref sender).Revise(sender.Rfc9293.SynFrame, RevisedVerdict.Asked, facts.Frame);
        }

        if (facts.Did(SegmentEvents.OutlivesReset) && sender.Rare?.Outlived is { } reset)
        {
            Thoughts(ref sender).Revise(reset.Frame, RevisedVerdict.Reset, facts.Frame);
        }
    }

    private static SecondThoughts Thoughts(ref Books side) => side.MakeRare().Thoughts ??= new();
}
