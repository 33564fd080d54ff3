using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Whether the receiver of a segment processes it or drops it (RFC 9293 section 3.10.7.4, RFC 5961, RFC 7323 section 5).</summary>
internal static class Acceptance
{
    /// <summary>Why the receiver drops the segment: one event, or none where it processes it.</summary>
    /// <param name="sender">What is known of who sent it.</param>
    /// <param name="receiver">What is known of who receives it.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="offered">The window field of the sender's segment before it, which its SYN does not scale; null for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static SegmentEvents WhyDropped(in Rfc9293Book sender, in Rfc9293Book receiver, in TcpSegment segment, ushort? offered)
    {
        if (segment.Has(TcpFlags.Rst))
        {
            return ResetRule.Accepts(sender, receiver, segment) ? SegmentEvents.None : SegmentEvents.RstIgnored;
        }

        if (receiver.State.State == TcpState.SynSent && segment.Has(TcpFlags.Ack) && receiver.Knows(Known.Iss) && !receiver.SentBelow(segment.Ack))
        {
            return SegmentEvents.AckUnacceptable;
        }

        if (segment.Has(TcpFlags.Syn))
        {
            return !segment.Has(TcpFlags.Ack) && receiver.IsSynchronized ? SegmentEvents.SynIgnored : SegmentEvents.None;
        }

        if (!segment.Has(TcpFlags.Ack))
        {
            return SegmentEvents.WithoutAck;
        }

        if (receiver.State is { State: TcpState.SynReceived, Proved: true } && offered is { } window && IsAckOfNothing(sender, receiver, segment.Ack, window))
        {
            return SegmentEvents.AckUnacceptable;
        }

        if (segment.SequenceLength > 0 && IsTooOld(sender, segment))
        {
            return SegmentEvents.TooOld;
        }

        if (Outside.IsConfirmedBy(sender, receiver, segment))
        {
            return SegmentEvents.None;
        }

        return IsOutOfWindow(sender, receiver, segment) ? SegmentEvents.OutOfWindow
            : Offer.IsExceeded(sender, receiver, segment.Ack) ? SegmentEvents.AckBeyondOffer
            : Offer.IsLongPast(sender, segment.Ack) ? SegmentEvents.AckTooOld
            : SegmentEvents.None;
    }

    /// <summary>One byte beyond a closed window is how a sender probes it; and what goes on where it stood is not further than that.</summary>
    private static bool IsOutOfWindow(in Rfc9293Book sender, in Rfc9293Book receiver, in TcpSegment segment) =>
        (receiver.Knows(Known.RightEdge)
            && segment.Seq >= receiver.RightEdge
            && (segment.SequenceLength > 1 || Offer.IsExceeded(receiver, sender, segment.Seq)))
        || Offer.IsLongPast(receiver, segment.End);

    /// <summary>
    /// Whether an end that has sent nothing but its SYN is told that more of it arrived than its peer had offered to take. Less than that
    /// it may have sent, and the capture missed it.
    /// </summary>
    private static bool IsAckOfNothing(in Rfc9293Book sender, in Rfc9293Book receiver, SequenceNumber ack, ushort window) =>
        receiver.Knows(Known.Iss | Known.Next | Known.SynAck) && !sender.Knows(Known.Acked) && !receiver.SentBelow(ack)
        && (ack < receiver.Next || ack - receiver.Next > window);

    /// <summary>PAWS. One tick of tolerance, for stacks whose processors disagree about the clock.</summary>
    private static bool IsTooOld(in Rfc9293Book sender, in TcpSegment segment) =>
        sender.Knows(Known.Timestamp)
        && segment.Options.Has(TcpOptionKinds.Timestamps)
        && unchecked((int)(segment.Options.TimestampValue - sender.RecentTimestamp)) < -1;
}
