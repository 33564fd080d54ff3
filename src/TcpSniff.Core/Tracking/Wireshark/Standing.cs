using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>How matters stood between both ends just before a segment, for the sentences that explain what it changes.</summary>
internal static class Standing
{
    /// <summary>Fills in what both trails know, before they move on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Before(in Books sender, in Books receiver, ref SegmentFacts facts)
    {
        ref readonly var trail = ref sender.Wireshark;
        ref readonly var peer = ref receiver.Wireshark;
        facts.PreviousWindow = trail.Seen ? trail.LastWindow : null;
        (facts.Expected, facts.ExpectedSince) = (trail.Next, trail.NextTime);
        facts.PeerHasFinished = receiver.Counted.Fin > 0;
        facts.PeerWindow = peer.Seen ? peer.LastWindow : null;

        // A side's first SYN has no acknowledgment; its field is 0 as a rule.
        if (trail.Seen && trail.LastAck.Value != 0 && receiver.Base.IsSet)
        {
            facts.PreviousAck = (trail.LastAck - receiver.Base.Value.Value).Value;
        }

        ref readonly var sent = ref receiver.Rfc9293;
        if (facts.Segment.Has(TcpFlags.Ack) && sent.Knows(Known.Next))
        {
            facts.StillUnacknowledged = (uint)Math.Max(0, sent.Next - facts.Segment.Ack);
        }
    }
}
