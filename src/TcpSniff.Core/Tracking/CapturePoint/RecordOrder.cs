using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.CapturePoint;

/// <summary>
/// Notices data that was recorded after its acknowledgment, as mirror ports and cards with several queues do it. What looks like
/// data sent again was sent once: the capture has no other copy of it, and it comes too soon after the acknowledgment.
/// </summary>
internal static class RecordOrder
{
    /// <summary>So soon after an acknowledgment hardly anybody repeats what it acknowledges, and within half a round trip nobody.</summary>
    private static readonly Duration Soon = Duration.FromMilliseconds(1);

    private const AnalysisFlags Repeats = AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder;

    /// <summary>Names the segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        if ((facts.Analysis & Repeats) == 0 || facts.Segment.SequenceLength == 0 || facts.Segment.IsCopy || (facts.Events & Refusal.ForNumbers) != 0 || !sender.Tcptrace.HasBegun || sender.Tcptrace.HasSeen(facts.Segment))
        {
            return;
        }

        facts.Events |= SegmentEvents.NeverSeen;
        if (facts.Segment.PayloadLength == 0 || facts.Did(SegmentEvents.FirstCopy) || !sender.Tcptrace.IsAcknowledged(facts.Segment))
        {
            return;
        }

        var after = facts.Time - receiver.Wireshark.LastTime;
        var limit = connection.InitialRtt is { } rtt && rtt.Nanoseconds / 2 > Soon.Nanoseconds ? new Duration(rtt.Nanoseconds / 2) : Soon;
        if (after < limit)
        {
            facts.Events |= SegmentEvents.RecordedLate;
            var rare = sender.MakeRare();
            var late = rare.Late ?? default;
            late.Add(facts.Frame, after);
            rare.Late = late;
        }
    }
}
