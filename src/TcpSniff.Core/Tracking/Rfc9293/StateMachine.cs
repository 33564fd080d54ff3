using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using static TcpSniff.Packets.TcpState;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>
/// The states of both endpoints after one segment (RFC 9293 sections 3.3.2, 3.5, 3.6 and 3.10.7), seen from the wire.
/// Sending a segment proves something about its sender; what it does to the receiver is presumed until the receiver speaks.
/// </summary>
internal static class StateMachine
{
    /// <summary>Both states after a segment, given both states before it. Depends on nothing else.</summary>
    public static (EndpointState Sender, EndpointState Receiver) Next(EndpointState sender, EndpointState receiver, Signals segment) =>
        (Sent(sender, segment), Received(receiver, segment));

    private static EndpointState Sent(EndpointState was, Signals segment)
    {
        bool Is(Signals signal) => (segment & signal) != 0;

        if (Is(Signals.Rst))
        {
            return Is(Signals.Ignored | Signals.Rejects) ? was : Proved(Closed);
        }

        if (Is(Signals.Syn))
        {
            return SentSyn(was, Is(Signals.Again));
        }

        return Is(Signals.SynAck)
            ? SentSynAck(was, Is(Signals.Fresh), Is(Signals.Again))
            : SentSynchronized(was, Is(Signals.Fin), Is(Signals.AcksFin), segment);
    }

    /// <summary>A SYN without ACK: its sender has not received the peer's SYN.</summary>
    private static EndpointState SentSyn(EndpointState was, bool again) => (was.State, was.Proved, again) switch
    {
        (Closed or Listen or SynSent, _, _) => Proved(SynSent),
        // Crossing SYNs: the peer's is under way and will be received.
        (SynReceived, false, false) => was,
        // Sent once more: what was presumed to have reached it has not.
        (_, false, _) => Proved(SynSent),
        _ => was,
    };

    private static EndpointState SentSynAck(EndpointState was, bool fresh, bool again) => (was.State, was.Proved) switch
    {
        (Closed or Listen or SynSent or SynReceived, _) => Proved(SynReceived),
        // A new number, or the same SYN+ACK once more: its acknowledgment has not arrived.
        (_, false) when fresh || again => Proved(SynReceived),
        _ => was,
    };

    /// <summary>Neither SYN nor RST: what the FIN that it carries and the FIN that it acknowledges show.</summary>
    private static EndpointState SentSynchronized(EndpointState was, bool fin, bool acksFin, Signals segment)
    {
        var knowsFinAcked = (segment & Signals.KnowsFinAcked) != 0;
        var showsOpen = (segment & Signals.ShowsOpen) != 0;
        var acksSyn = (segment & Signals.AcksSyn) != 0;
        var mayAckFin = (segment & Signals.MayAckFin) != 0;
        return (was.State, fin, acksFin) switch
        {
            (SynSent, false, false) => acksSyn ? Proved(Established) : was,
            (SynReceived or Established, false, false) => showsOpen ? Proved(Established) : was,
            (SynSent or SynReceived or Established or CloseWait, false, true) => Proved(CloseWait),
            (Established, true, false) when !was.Proved && mayAckFin => Presumed(FinWait1),
            (SynSent or SynReceived or Established or CloseWait, true, false) => Proved(FinWait1),
            (SynSent or SynReceived or Established or CloseWait, true, true) => Proved(LastAck),

            (FinWait1, true, false) => Proved(FinWait1),
            (TimeWait, true, true) when was.Proved => was,
            (FinWait1 or FinWait2 or Closing or TimeWait, true, true) => Proved(knowsFinAcked ? TimeWait : Closing),
            (FinWait1 or Closing, false, true) => Proved(knowsFinAcked ? TimeWait : Closing),
            (FinWait2 or TimeWait, false, true) => new(TimeWait, was.Proved && was.State == TimeWait || knowsFinAcked),
            (FinWait2, false, false) => knowsFinAcked ? Proved(FinWait2) : was,
            // Its FIN once more without the peer's: the acknowledgment that was presumed to reach it has not.
            (FinWait2 or Closing or TimeWait, true, false) => knowsFinAcked || was.Proved ? was : Proved(FinWait1),

            // Its FIN once more: the last acknowledgment has not arrived.
            (LastAck, true, true) => Proved(LastAck),
            (Closed, true, true) => was.Proved ? was : Proved(LastAck),
            _ => was,
        };
    }

    private static EndpointState Received(EndpointState was, Signals segment)
    {
        bool Is(Signals signal) => (segment & signal) != 0;

        if (Is(Signals.Ignored))
        {
            return was;
        }

        if (Is(Signals.Rst))
        {
            return was.State is Closed or Listen ? was : Presumed(Closed);
        }

        return (was.State, Is(Signals.AcksSyn), Is(Signals.AcksFin), Is(Signals.DeliversFin)) switch
        {
            (Closed or Listen, _, _, _) when Is(Signals.Syn) => Presumed(SynReceived),
            (SynSent, _, _, _) when Is(Signals.Syn) => Presumed(SynReceived),
            // Neither SYN nor data: nothing shows that its sender has the SYN's answer out (RFC 9293 section 3.10.7.3 drops it).
            (SynSent, _, _, _) when !Is(Signals.SynAck | Signals.ShowsOpen) => was,
            (SynSent or SynReceived, true, _, true) => Presumed(CloseWait),
            (SynSent or SynReceived, true, _, false) => Presumed(Established),
            (Established, _, _, true) => Presumed(CloseWait),
            (FinWait1, _, true, true) => Presumed(TimeWait),
            (FinWait1, _, true, false) => Presumed(FinWait2),
            (FinWait1, _, false, true) => Presumed(Closing),
            (FinWait2, _, _, true) => Presumed(TimeWait),
            (Closing, _, true, _) => Presumed(TimeWait),
            (LastAck, _, true, _) => Presumed(Closed),
            _ => was,
        };
    }

    private static EndpointState Proved(TcpState state) => new(state, true);

    private static EndpointState Presumed(TcpState state) => new(state, false);
}
