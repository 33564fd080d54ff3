using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Evidence;

/// <summary>
/// Counts what a side really sent again. A label says more than that: a packet may have been recorded twice or late, may have overtaken
/// another on the way, or be measured by a segment that nobody took.
/// </summary>
internal static class SentAgain
{
    private const AnalysisFlags Repeats = AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder;
    private const SegmentEvents Once = SegmentEvents.RecordedLate | SegmentEvents.FirstCopy | SegmentEvents.SecondAnswer | SegmentEvents.Padding | Refusal.ForNumbers;

    /// <summary>Counts the segment for its sender.</summary>
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        if (((facts.Analysis & Repeats) != 0 && IsAgain(connection, facts)) || facts.Did(SegmentEvents.ByteAgain))
        {
            sender.MakeRare().SentAgain++;
        }
    }

    private static bool IsAgain(Connection connection, in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.IsCopy || facts.IsOvertaken || (facts.Events & Once) != 0)
        {
            return false;
        }

        // Whoever has the SYN that crossed its own says so by its SYN once more: nothing was lost (RFC 9293 section 3.5, figure 7).
        return segment.Has(TcpFlags.Syn | TcpFlags.Ack) && connection.Lifecycle.SynsCrossed
            ? facts.Did(SegmentEvents.SynAgain)
            : (facts.Analysis & AnalysisFlags.Retransmission) != 0 || !facts.Did(SegmentEvents.NeverSeen);
    }
}
