using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>
/// Numbers that no window reaches which was ever offered, in a segment or in its acknowledgment. Somebody made them up, or they are of an older
/// connection; or the capture misses a long stretch, and then the other end confirms them. Until it does nothing is taken from them.
/// </summary>
internal static class Outside
{
    /// <summary>Remembers a segment that was refused for its numbers.</summary>
    public static void Note(ref Rfc9293Book sender, ref Rfc9293Book receiver, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (!facts.Did(SegmentEvents.OutOfWindow))
        {
            (receiver.Claimed, receiver.ClaimedEdge, receiver.Known) = (segment.Ack, segment.Ack + (uint)(facts.Window ?? 0), receiver.Known | Known.Claimed);
        }
        else
        {
            var follows = sender.Knows(Known.Outside) && segment.Seq == sender.OutsideEnd;
            (sender.OutsideEnd, sender.OutsideRun) = (segment.End, follows ? sender.OutsideRun + (uint)segment.SequenceLength : 0);
            sender.Known |= Known.Outside;
        }

        if (segment.Has(TcpFlags.Fin) && !sender.Knows(Known.Fin))
        {
            // A doubted one: it counts once the peer acknowledges it.
            (sender.FinEnd, sender.FinFrame) = (segment.End, facts.Frame);
        }
    }

    /// <summary>
    /// Whether a segment confirms what the other end said: it acknowledges what was remembered, or goes on where the other end claimed to be. Of a single
    /// segment the very end has to be acknowledged, for whoever makes up numbers meets some byte of it by chance too easily.
    /// </summary>
    public static bool IsConfirmedBy(in Rfc9293Book sender, in Rfc9293Book receiver, in TcpSegment segment) =>
        Acknowledges(receiver, segment) || GoesOnAtClaim(sender, segment);

    /// <summary>Takes what a segment confirms. Where that lies far below what was known, both ends deny what was known.</summary>
    public static void Take(ref Rfc9293Book sender, ref Rfc9293Book receiver, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (GoesOnAtClaim(sender, segment))
        {
            sender.Known &= ~Known.Claimed;
            Set(ref sender, ref receiver, sender.Claimed, sender.ClaimedEdge);
        }

        if (Acknowledges(receiver, segment) && Offer.IsLongPast(sender, segment.Ack))
        {
            Set(ref receiver, ref sender, segment.Ack, segment.Ack + (uint)(facts.Window ?? 0));
        }
    }

    private static void Set(ref Rfc9293Book sender, ref Rfc9293Book receiver, SequenceNumber number, SequenceNumber edge)
    {
        if (number > sender.Delivered || Offer.IsLongPast(receiver, number))
        {
            (sender.Next, sender.Delivered, sender.Known) = (number, number, (sender.Known & ~Known.Island) | Known.Next);
            (receiver.Acked, receiver.RightEdge) = (number, edge);
        }
    }

    private static bool Acknowledges(in Rfc9293Book sent, in TcpSegment segment) =>
        sent.Knows(Known.Outside) && unchecked(sent.OutsideEnd.Value - segment.Ack.Value) <= sent.OutsideRun;

    private static bool GoesOnAtClaim(in Rfc9293Book sender, in TcpSegment segment) => sender.Knows(Known.Claimed) && segment.Seq == sender.Claimed;
}
