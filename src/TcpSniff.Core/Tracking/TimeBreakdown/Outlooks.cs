using System.Runtime.CompilerServices;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.TimeBreakdown;

namespace TcpSniff.Tracking.TimeBreakdown;

/// <summary>Judges how a side stands.</summary>
internal static class Outlooks
{
    /// <summary>A segment that every host takes (RFC 9293 section 3.7.1), where the handshake was not captured.</summary>
    private const uint DefaultMss = 536;

    /// <summary>How <paramref name="sender"/> stands towards <paramref name="receiver"/> after the latest segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Outlook Of(in Books sender, in Books receiver)
    {
        ref readonly var from = ref sender.Rfc9293;
        ref readonly var to = ref receiver.Rfc9293;
        var outlook = Outlook.Free;
        if (from.Knows(Known.Payload) && (!to.Knows(Known.Acked) || from.Next > to.Acked))
        {
            outlook = Outlook.Outstanding;
        }

        if (!from.Knows(Known.Fin) && IsBlocked(from, receiver, outlook))
        {
            outlook |= Outlook.Blocked;
        }

        return sender.Rare?.Recovery?.Recovering switch
        {
            null => outlook,
            LossSignal.TailLossProbe or LossSignal.Timeout => outlook | Outlook.RepairsLate,
            _ => outlook | Outlook.RepairsFast,
        };
    }

    /// <summary>
    /// A sender holds back where the window has no room for a segment, nor for half of what the receiver offers
    /// (RFC 9293 section 3.8.6.2.1).
    /// </summary>
    private static bool IsBlocked(in Rfc9293Book from, in Books receiver, Outlook outlook)
    {
        ref readonly var trail = ref receiver.Wireshark;
        if (trail.LastWindow == 0)
        {
            return trail.Acknowledged;
        }

        if (outlook == Outlook.Free || !trail.Scale.IsKnown)
        {
            return false;
        }

        var room = trail.WindowEdge - from.Next;
        var window = (uint)trail.LastWindow << trail.Scale.Shift;
        return room <= 0 || (room < window / 2 && room < (receiver.Counted.Offer?.Mss ?? DefaultMss));
    }
}
