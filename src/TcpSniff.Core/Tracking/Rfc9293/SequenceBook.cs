using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Enters the numbers of an acceptable segment into both sides' tracks.</summary>
internal static class SequenceBook
{
    /// <summary>Enters the segment; true where it takes numbers that were not seen before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Enter(ref Rfc9293Book sender, ref Rfc9293Book receiver, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (Outside.IsConfirmedBy(sender, receiver, segment))
        {
            Outside.Take(ref sender, ref receiver, facts);
        }

        var fresh = EnterSequence(ref sender, segment);
        if (segment.Has(TcpFlags.Ack))
        {
            if (segment.Has(TcpFlags.Syn) && !receiver.Knows(Known.Next))
            {
                // The SYN that it answers was not captured, but took the number before.
                receiver.Known |= Known.Iss | Known.Next;
                (receiver.Iss, receiver.Next, receiver.Delivered) = (segment.Ack - 1, segment.Ack, segment.Ack);
            }

            EnterAcknowledgment(ref sender, ref receiver, facts);
        }

        if (receiver.Knows(Known.RightEdge))
        {
            // Whatever is taken from it was offered, captured or not.
            receiver.RightEdge = SequenceNumber.Later(receiver.RightEdge, segment.Seq);
        }

        EnterTimestamp(ref sender, receiver, segment);
        return fresh;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool EnterSequence(ref Rfc9293Book sender, in TcpSegment segment)
    {
        if (segment.Has(TcpFlags.Syn))
        {
            return EnterSyn(ref sender, segment);
        }

        if (!sender.Knows(Known.Next))
        {
            sender.Known |= Known.Next;
            (sender.Next, sender.Delivered) = (segment.Seq, segment.Seq);
        }

        if (segment.PayloadLength > 0)
        {
            sender.Known |= Known.Payload;
        }

        var end = segment.End;
        var fresh = end > sender.Next;
        sender.Next = SequenceNumber.Later(sender.Next, end);
        Deliver(ref sender, segment.Seq, end);
        return fresh;
    }

    private static bool EnterSyn(ref Rfc9293Book sender, in TcpSegment segment)
    {
        var fresh = !sender.Knows(Known.Iss) || sender.Iss != segment.Seq;
        if (fresh)
        {
            // Payload of a SYN counts as delivered only once it is acknowledged (RFC 7413 section 4.2.2).
            (sender.Iss, sender.Next, sender.Delivered) = (segment.Seq, segment.End, segment.Seq + 1);
            sender.FinFrame = 0;
            sender.Known = Known.Iss | Known.Next | (segment.PayloadLength > 0 ? Known.SynPayload : 0);
        }

        sender.Known |= segment.Has(TcpFlags.Ack) ? Known.SynAck : Known.BareSyn;
        return fresh;
    }

    /// <summary>Moves the first number that the peer misses. One run beyond a hole is remembered; the peer's acknowledgments correct the rest.</summary>
    private static void Deliver(ref Rfc9293Book sender, SequenceNumber start, SequenceNumber end)
    {
        if (start <= sender.Delivered)
        {
            sender.Delivered = SequenceNumber.Later(sender.Delivered, end);
            if (sender.Knows(Known.Island) && sender.IslandStart <= sender.Delivered)
            {
                sender.Delivered = SequenceNumber.Later(sender.Delivered, sender.IslandEnd);
                sender.Known &= ~Known.Island;
            }
        }
        else if (end > start)
        {
            if (!sender.Knows(Known.Island) || end < sender.IslandStart)
            {
                sender.Known |= Known.Island;
                (sender.IslandStart, sender.IslandEnd) = (start, end);
            }
            else if (start <= sender.IslandEnd)
            {
                sender.IslandStart = start < sender.IslandStart ? start : sender.IslandStart;
                sender.IslandEnd = SequenceNumber.Later(sender.IslandEnd, end);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EnterAcknowledgment(ref Rfc9293Book sender, ref Rfc9293Book receiver, in SegmentFacts facts)
    {
        var ack = facts.Segment.Ack;
        // What was acknowledged was sent, captured or not.
        if (!receiver.Knows(Known.Next))
        {
            receiver.Known |= Known.Next;
            (receiver.Next, receiver.Delivered) = (ack, ack);
        }
        else if (ack > receiver.Delivered)
        {
            receiver.Next = SequenceNumber.Later(receiver.Next, ack);
            Deliver(ref receiver, receiver.Delivered, ack);
        }

        if (!sender.Knows(Known.Acked) || ack > sender.Acked)
        {
            (sender.Acked, sender.AckedSince, sender.Asks) = (ack, facts.Time, 0);
        }
        else if (facts.DuplicateAckNumber > 0 && ack == sender.Acked && sender.Asks < byte.MaxValue)
        {
            sender.Asks++;
        }

        sender.Known |= Known.Acked;
        if (facts.Window is { } size)
        {
            var edge = ack + (uint)size;
            sender.RightEdge = sender.Knows(Known.RightEdge) ? SequenceNumber.Later(sender.RightEdge, edge) : edge;
            sender.Known |= Known.RightEdge;
        }
    }

    /// <summary>The receiver takes over a timestamp that begins where its last acknowledgment ended or before (RFC 7323 section 4.3).</summary>
    private static void EnterTimestamp(ref Rfc9293Book sender, in Rfc9293Book receiver, in TcpSegment segment)
    {
        if (!segment.Options.Has(TcpOptionKinds.Timestamps) || !(receiver.Knows(Known.Acked) && segment.Seq <= receiver.Acked))
        {
            return;
        }

        var value = segment.Options.TimestampValue;
        if (!sender.Knows(Known.Timestamp) || unchecked((int)(value - sender.RecentTimestamp)) > 0)
        {
            (sender.RecentTimestamp, sender.Known) = (value, sender.Known | Known.Timestamp);
        }
    }
}
