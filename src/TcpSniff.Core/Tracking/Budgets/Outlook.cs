using System.Runtime.CompilerServices;
using TcpSniff.Tracking.Recovery;
using TcpSniff.Tracking.States;

namespace TcpSniff.Tracking.Budgets;

/// <summary>How one side of a connection stands after a segment: what the time that follows will be spent on.</summary>
[Flags]
internal enum Outlook : byte
{
    /// <summary>All is acknowledged, and there is room for more.</summary>
    Free = 0,

    /// <summary>Something that it sent is not acknowledged.</summary>
    Outstanding = 1,

    /// <summary>The peer's window leaves no room.</summary>
    Blocked = 2,

    /// <summary>It repairs a loss by acknowledgments.</summary>
    RepairsFast = 4,

    /// <summary>It repairs a loss after a timer ran out.</summary>
    RepairsLate = 8,
}

/// <summary>Judges how a side stands.</summary>
internal static class Outlooks
{
    /// <summary>A segment that every host takes (RFC 9293 section 3.7.1), where the handshake was not captured.</summary>
    private const uint DefaultMss = 536;

    /// <summary>How <paramref name="sender"/> stands towards <paramref name="receiver"/> after the latest segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Outlook Of(HalfConnection sender, HalfConnection receiver)
    {
        ref readonly var from = ref sender.Track;
        ref readonly var to = ref receiver.Track;
        var outlook = Outlook.Free;
        if (from.Knows(Known.Payload) && (!to.Knows(Known.Acked) || from.Next > to.Acked))
        {
            outlook = Outlook.Outstanding;
        }

        if (!from.Knows(Known.Fin) && IsBlocked(from, receiver, outlook))
        {
            outlook |= Outlook.Blocked;
        }

        return sender.Recovery?.Recovering switch
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
    private static bool IsBlocked(in EndpointTrack from, HalfConnection receiver, Outlook outlook)
    {
        ref readonly var trail = ref receiver.Trail;
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
        return room <= 0 || (room < window / 2 && room < (receiver.Totals.Offer?.Mss ?? DefaultMss));
    }
}
