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

        // Of its peer's, not of what Wireshark takes for it: that counts a segment that nobody took, too.
        if (sender.Rfc9293.Knows(Known.Acked) && receiver.Base.IsSet)
        {
            facts.PreviousAck = (sender.Rfc9293.Acked - receiver.Base.Value.Value).Value;
        }

        ref readonly var sent = ref receiver.Rfc9293;
        if (facts.Segment.Has(TcpFlags.Ack) && sent.Knows(Known.Next))
        {
            facts.StillUnacknowledged = (uint)Math.Max(0, sent.Next - facts.Segment.Ack);
        }
    }
}
