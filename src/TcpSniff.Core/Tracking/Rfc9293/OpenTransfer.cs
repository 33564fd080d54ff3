using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Rfc9293;

/// <summary>
/// The short way of nearly all segments: both ends are proved open and neither has sent a FIN, so that a segment without control bits
/// can move numbers, but no state.
/// </summary>
internal static class OpenTransfer
{
    private const TcpFlags Control = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst | TcpFlags.Ack;
    private const AnalysisFlags Doubted = SegmentReview.Repeats | AnalysisFlags.AckLostSegment | AnalysisFlags.KeepAlive;
    private const Known Special = Known.Fin | Known.OwesAck;

    private static EndpointState Open => new(TcpState.Established, true);

    /// <summary>Takes the segment if it is such a one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryTake(Connection connection, ref Rfc9293Book from, ref Rfc9293Book to, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if ((segment.Flags & Control) != TcpFlags.Ack
            || from.State != Open
            || to.State != Open
            || ((from.Known | to.Known) & Special) != 0
            || (from.FinFrame | to.FinFrame) != 0
            || connection.Lifecycle.WasReset
            || segment.Options.SackCount > 0
            || (facts.Analysis & Doubted) != 0
            || Acceptance.WhyDropped(from, to, segment, null) != SegmentEvents.None)
        {
            return false;
        }

        if (from.Knows(Known.Acked) && segment.Ack > from.Acked)
        {
            facts.Events |= SegmentEvents.AdvancesAck;
        }

        SequenceBook.Enter(ref from, ref to, facts);
        facts.Client = facts.Server = facts.ClientBefore = facts.ServerBefore = Open;
        facts.Phase = segment.PayloadLength > 0 ? Phase.Data : Phase.Ack;
        return true;
    }
}
