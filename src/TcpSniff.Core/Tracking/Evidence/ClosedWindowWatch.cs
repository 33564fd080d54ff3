using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Evidence;

/// <summary>Notices when a window closes while the other side has something to send.</summary>
internal static class ClosedWindowWatch
{
    private const AnalysisFlags Questions = AnalysisFlags.KeepAlive | AnalysisFlags.ZeroWindowProbe | AnalysisFlags.Retransmission;

    /// <summary>Takes a segment into its sender's and its receiver's record.</summary>
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        if ((facts.Analysis & AnalysisFlags.ZeroWindow) != 0)
        {
            (sender.MakeRare().Closed ??= new()).Close(facts.Frame, facts.Time);
        }
        else if (!facts.Segment.HasAny(TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst))
        {
            sender.Rare?.Closed?.Open(facts.Frame, facts.Time);
        }

        receiver.Rare?.Closed?.Wait(facts.Frame, facts.Time, (facts.Analysis & Questions) != 0 || facts.Did(SegmentEvents.AsksForWindow), facts.Segment.PayloadLength > 0);
    }
}
