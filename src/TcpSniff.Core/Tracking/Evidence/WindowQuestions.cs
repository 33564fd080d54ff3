using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Evidence;

/// <summary>
/// Notices probes of a closed window that carry no data, as some stacks send them (RFC 9293 section 3.8.6.1 asks for at least one
/// byte): everything is acknowledged both ways, nothing is new, and yet the sender speaks.
/// </summary>
internal static class WindowQuestions
{
    private const TcpFlags Control = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst | TcpFlags.Ack;
    private const AnalysisFlags Named = AnalysisFlags.KeepAlive | AnalysisFlags.WindowUpdate | AnalysisFlags.ZeroWindow;

    /// <summary>Names the segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (facts.PeerWindow != 0 || segment.PayloadLength > 0 || (segment.Flags & Control) != TcpFlags.Ack || (facts.Analysis & Named) != 0
            || segment.IsCopy || segment.Options.SackCount > 0 || facts.Ack != facts.PreviousAck || segment.Window != facts.PreviousWindow)
        {
            return;
        }

        ref readonly var peer = ref receiver.Wireshark;
        if (peer.LastAck == segment.Seq && segment.Ack == peer.Next)
        {
            facts.Events |= SegmentEvents.AsksForWindow;
        }
    }
}
