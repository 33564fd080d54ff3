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
            Close(sender.MakeRare(), facts);
        }
        else if (sender.Rare is { Closed: { } closed } rare && !facts.Segment.HasAny(TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst))
        {
            closed.Open(facts.Frame, facts.Time);
            rare.Closed = closed;
        }

        if (receiver.Rare is { Closed: { } waited } other)
        {
            waited.Wait(facts.Frame, facts.Time, (facts.Analysis & Questions) != 0 || facts.Did(SegmentEvents.AsksForWindow), facts.Segment.PayloadLength > 0);
            other.Closed = waited;
        }
    }

    private static void Close(RareBook rare, in SegmentFacts facts)
    {
        var closed = rare.Closed ?? default;
        closed.Close(facts.Frame, facts.Time);
        rare.Closed = closed;
    }
}
