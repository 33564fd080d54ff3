using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Tcptrace;

/// <summary>Tells the retransmissions of one side as episodes.</summary>
internal static class RecoveryWatch
{
    /// <summary>Takes a segment into its sender's and its receiver's watch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        if ((facts.Analysis & (AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder)) != 0 && receiver.Wireshark.Seen && IsRepair(facts))
        {
            Resent(sender.MakeRare().Recovery ??= new(), sender, receiver, facts);
        }

        if (receiver.Rare?.Recovery is { } book && facts.Segment.Has(TcpFlags.Ack))
        {
            Acknowledged(book, facts);
        }
    }

    /// <summary>
    /// A SYN belongs to the handshake, a packet recorded twice was sent once, and what is repeated towards a closed window asks
    /// whether it has opened (RFC 9293 section 3.8.6.1); what was recorded late was sent once, and the data of a SYN that was not taken comes again without a loss. Where nothing was captured of the peer, nobody knows when a repair is done.
    /// </summary>
    private static bool IsRepair(in SegmentFacts facts) =>
        !facts.IsOvertaken && !facts.Segment.Has(TcpFlags.Syn) && !facts.Segment.IsCopy && facts.PeerWindow != 0 && (facts.Events & (SegmentEvents.RecordedLate | SegmentEvents.SynDataAgain | SegmentEvents.FirstCopy | SegmentEvents.Padding | Refusal.ForNumbers)) == 0;

    private static void Resent(RecoveryBook book, in Books sender, in Books receiver, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        var first = sender.Wireshark.Unacked?.Carrying(segment.Seq, but: facts.Frame);
        var goesOn = book.Recovering is not null && LossEvidence.IsPrompt(receiver, facts);
        var waited = facts.Time - first?.Time ?? facts.Rto;
        var own = LossEvidence.Judge(sender, receiver, facts, waited);
        var signal = goesOn ? book.Recovering!.Value : own;
        book.Repair = Describe(book.Repair, sender, facts, goesOn ? LossEvidence.Asked(own, signal) : own, goesOn && LossEvidence.Asked(own, LossSignal.Unknown) == LossSignal.Unknown);
        if (book.Recovering is null || segment.Seq >= book.Point)
        {
            Begin(book, sender.Wireshark.Next, facts, signal, first?.Frame, waited);
        }
        else if (own == LossSignal.DuplicateAcks || (own == LossSignal.Timeout && !goesOn))
        {
            // Found anew, before the last recovery was over: whatever was sent by now is in doubt (RFC 6582 section 3.2, RFC 6675 section 5.1).
            book.Point = SequenceNumber.Later(book.Point, sender.Wireshark.Next);
        }

        book.Recovering = signal;
        ref var episode = ref book.Latest;
        episode.Segments++;
        episode.Bytes += segment.PayloadLength;
        episode.Timeouts += signal == LossSignal.Timeout && !goesOn ? 1 : 0;
        (episode.LastResentFrame, episode.EndTime) = (facts.Frame, facts.Time);
    }

    private static Repair Describe(in Repair before, in Books sender, in SegmentFacts facts, LossSignal signal, bool further)
    {
        var copy = sender.Wireshark.Unacked?.LastCarrying(facts.Segment.Seq, facts.Frame);
        var timer = signal == LossSignal.Timeout && !further;
        var again = timer && before.Run > 0 && before.Seq == facts.Segment.Seq;
        return new(
            facts.Frame, facts.Time, facts.Segment.Seq, facts.Segment.SequenceLength, signal, further, copy?.Frame ?? 0, facts.Time - copy?.Time,
            timer ? (again ? before.Run : 0) + 1 : 0, again ? before.Wait : null);
    }

    private static void Begin(RecoveryBook book, SequenceNumber highest, in SegmentFacts facts, LossSignal signal, long? lost, Duration? waited)
    {
        ref readonly var segment = ref facts.Segment;
        (book.Lost, book.LostEnd, book.Point) = (segment.Seq, segment.End, highest);
        book.Stamp = segment.Options.Has(TcpOptionKinds.Timestamps) ? segment.Options.TimestampValue : null;
        book.Begin(new()
        {
            Sender = facts.From,
            FirstLost = facts.Seq,
            LostFrame = lost,
            FoundAfter = waited,
            FoundBy = signal,
            ResentFrame = facts.Frame,
            ResentTime = facts.Time,
            AlreadyAcknowledged = (facts.Analysis & AnalysisFlags.SpuriousRetransmission) != 0,
        });
    }

    private static void Acknowledged(RecoveryBook book, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        ref var episode = ref book.Latest;
        if (episode.Undone == Undoing.None)
        {
            LookForUndoing(book, facts, ref episode);
        }

        if (book.Recovering is not null && segment.Ack >= book.Point)
        {
            book.Recovering = null;
            (episode.RecoveredFrame, episode.EndTime) = (facts.Frame, facts.Time);
        }
    }

    private static void LookForUndoing(RecoveryBook book, in SegmentFacts facts, ref RecoveryEpisode episode)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.ReportsDuplicate && segment.Options.Sack[0] is var twice && twice.Left < book.LostEnd && twice.Right > book.Lost)
        {
            (episode.Undone, episode.UndoneFrame) = (Undoing.DuplicateSack, facts.Frame);
        }
        else if (book.Stamp is { } stamp && segment.Options.Has(TcpOptionKinds.Timestamps) && segment.Ack > book.Lost)
        {
            // Only the first acknowledgment that covers it can tell (RFC 3522 section 3.2).
            book.Stamp = null;
            if (unchecked((int)(segment.Options.TimestampEcho - stamp)) < 0)
            {
                (episode.Undone, episode.UndoneFrame) = (Undoing.Timestamp, facts.Frame);
            }
        }
    }
}
