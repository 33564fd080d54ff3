using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>Whether a RST ends the connection of the endpoint that receives it (RFC 9293 section 3.10.7, RFC 5961 section 3).</summary>
internal static class ResetRule
{
    /// <summary>Only the exact next number resets; in SYN-SENT only a RST that acknowledges the SYN.</summary>
    public static bool Accepts(in Rfc9293Book sender, in Rfc9293Book receiver, in TcpSegment rst) => receiver.State.State switch
    {
        TcpState.Closed => true,
        TcpState.Listen => false,
        TcpState.SynSent => rst.Has(TcpFlags.Ack) && (receiver.SentBelow(rst.Ack) || !receiver.Knows(Known.Iss)),
        _ => IsExpected(sender, receiver, rst.Seq),
    };

    /// <summary>Whether a RST that is not accepted lies in the receiver's window, so that a challenge ACK answers it.</summary>
    public static bool IsChallenged(in Rfc9293Book receiver, in TcpSegment rst) =>
        receiver.IsSynchronized && receiver.Knows(Known.Acked | Known.RightEdge) && rst.Seq >= receiver.Acked && rst.Seq < receiver.RightEdge;

    /// <summary>A RST in answer to an acknowledgment of what was never sent: its sender goes on with the connection that it is opening. Its number is that acknowledgment.</summary>
    public static bool Rejects(in Rfc9293Book sender, in Rfc9293Book receiver, in TcpSegment rst) =>
        rst.Seq == receiver.Acked && sender.State.State is TcpState.SynSent or TcpState.SynReceived && receiver.Knows(Known.Acked) && !sender.SentBelow(receiver.Acked);

    /// <summary>
    /// RCV.NXT of the receiver is not on the wire. It is what the receiver acknowledged last, or more where segments were under way:
    /// then all that was sent, up to a hole or to the end.
    /// </summary>
    private static bool IsExpected(in Rfc9293Book sender, in Rfc9293Book receiver, SequenceNumber seq)
    {
        if (!receiver.Knows(Known.Acked) && !sender.Knows(Known.Next))
        {
            return true;
        }

        return (receiver.Knows(Known.Acked) && seq == receiver.Acked)
            || (sender.Knows(Known.Next) && (seq == sender.Delivered || seq == sender.Next))
            // Some systems send RST with the number of their FIN; others are known to take it.
            || (sender.Knows(Known.Fin) && seq + 1 == sender.FinEnd);
    }
}
