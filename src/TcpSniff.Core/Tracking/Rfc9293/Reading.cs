using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Compares a segment's numbers with both sides' and says what the segment is to the state machine.</summary>
internal static class Reading
{
    /// <summary>Reads a RST.</summary>
    public static Signals OfReset(in Rfc9293Book sender, in Rfc9293Book receiver, in TcpSegment rst, SegmentEvents dropped) =>
        Signals.Rst
        | (dropped != 0 ? Signals.Ignored : 0)
        | (ResetRule.Rejects(sender, receiver, rst) ? Signals.Rejects : 0);

    /// <summary>Reads any other segment, which was entered into the tracks already.</summary>
    /// <param name="sender">Track of who sent it.</param>
    /// <param name="receiver">Track of who receives it; learns which segment carried the acknowledgments of its SYN and FIN.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="fresh">Whether it took numbers not seen before.</param>
    /// <param name="again">Whether it is the same SYN or SYN+ACK as before.</param>
    public static Signals OfSegment(ref Rfc9293Book sender, ref Rfc9293Book receiver, in TcpSegment segment, bool fresh, bool again)
    {
        var signals = Signals.None;
        if (segment.Has(TcpFlags.Syn))
        {
            signals |= segment.Has(TcpFlags.Ack) ? Signals.SynAck : Signals.Syn;
            signals |= (fresh ? Signals.Fresh : 0) | (again ? Signals.Again : 0);
        }
        else if (IsFin(sender, segment))
        {
            signals |= Signals.Fin;
        }

        if (sender.Knows(Known.Fin) && sender.Delivered >= sender.FinEnd)
        {
            signals |= Signals.DeliversFin;
        }

        return segment.Has(TcpFlags.Ack) ? signals | OfAcknowledgment(ref sender, ref receiver, segment, fresh) : signals;
    }

    /// <summary>Whether the segment carries the sender's FIN, not one that contradicts it.</summary>
    public static bool IsFin(in Rfc9293Book sender, in TcpSegment segment) =>
        segment.Has(TcpFlags.Fin) && sender.Knows(Known.Fin) && segment.End == sender.FinEnd;

    private static Signals OfAcknowledgment(ref Rfc9293Book sender, ref Rfc9293Book receiver, in TcpSegment segment, bool fresh)
    {
        var signals = Signals.None;
        if (!receiver.Knows(Known.Iss) || receiver.SentBelow(segment.Ack))
        {
            signals |= Signals.AcksSyn;
            if (fresh && receiver.Knows(Known.Iss) && !receiver.Knows(Known.SynAckCarrier))
            {
                (receiver.SynAckCarrier, receiver.Known) = (segment.End, receiver.Known | Known.SynAckCarrier);
            }
        }

        if (receiver.IsFinBelow(segment.Ack))
        {
            signals |= Signals.AcksFin;
            if (fresh && !receiver.Knows(Known.FinAckCarrier))
            {
                // What takes no number cannot be acknowledged itself: only what is sent behind it, and acknowledges as much, can.
                var end = segment.SequenceLength == 0 ? segment.End + 1 : segment.End;
                (receiver.FinAckCarrier, receiver.Known) = (end, receiver.Known | Known.FinAckCarrier);
            }
        }

        if (sender.Knows(Known.FinAckCarrier) && segment.Ack >= sender.FinAckCarrier)
        {
            signals |= Signals.KnowsFinAcked;
        }

        if (!receiver.Knows(Known.Iss) && !IsWithinPayload(receiver, segment.Ack))
        {
            return signals | Signals.MayAckFin;
        }

        return ShowsOpen(sender, receiver, segment) ? signals | Signals.ShowsOpen : signals;
    }

    /// <summary>
    /// Whoever acknowledges the segment that acknowledged its SYN has received it; and whoever sends payload is open, except under
    /// Fast Open (RFC 7413 section 4.2.2). Picked up midway, payload shows that no FIN was sent before the capture.
    /// </summary>
    private static bool ShowsOpen(in Rfc9293Book sender, in Rfc9293Book receiver, in TcpSegment segment) =>
        sender.Knows(Known.Iss)
            ? (sender.Knows(Known.SynAckCarrier) && segment.Ack >= sender.SynAckCarrier)
                || (segment.PayloadLength > 0 && !receiver.Knows(Known.SynPayload))
            : sender.Knows(Known.Payload);

    /// <summary>Whether a number lies in what was captured of a side that has not sent its FIN by then.</summary>
    private static bool IsWithinPayload(in Rfc9293Book track, SequenceNumber ack) =>
        track.Knows(Known.Payload | Known.Next) && !track.Knows(Known.Fin) && ack <= track.Next;
}
