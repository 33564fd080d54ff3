using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Tcptrace;

/// <summary>Enters what each side sends and acknowledges as tcptrace counts it: unique bytes, retransmissions, round-trip times.</summary>
internal static class SentNumbers
{
    /// <summary>Enters the segment in the books of both sides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        var announcesWindow = !segment.Has(TcpFlags.Rst);
        var closesWindow = announcesWindow && segment.Window == 0;
        if (facts.Did(SegmentEvents.SecondAnswer))
        {
            return; // Its numbers belong to somebody else.
        }

        if (!sender.Tcptrace.HasBegun && (segment.SequenceLength != 0 || closesWindow))
        {
            sender.Tcptrace.Begin(segment.Seq);
        }

        if (segment.SequenceLength != 0 && (segment.Has(TcpFlags.Syn) || !receiver.Tcptrace.WindowIsClosed))
        {
            sender.Tcptrace.Send(segment, facts.Time);
        }

        if (announcesWindow && sender.Tcptrace.HasBegun)
        {
            sender.Tcptrace.WindowIsClosed = closesWindow;
        }

        if (segment.Has(TcpFlags.Ack) && receiver.Tcptrace.HasBegun)
        {
            receiver.Tcptrace.Acknowledge(segment, facts.Time);
        }
    }
}
