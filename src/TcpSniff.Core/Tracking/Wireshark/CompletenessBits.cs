using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Collects the completeness bits as Wireshark does.</summary>
/// <remarks>What the first segment shows counts from the second on, a SYN apart: Wireshark shows a stream of one frame as it was before it.</remarks>
internal static class CompletenessBits
{
    /// <summary>Adds the segment's bits to its connection.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        var bits = Of(segment);
        if (!facts.IsFirst)
        {
            connection.Completeness |= bits | connection.HeldCompleteness;
            return;
        }

        connection.HeldCompleteness = bits;
        if ((segment.Flags & (TcpFlags.Syn | TcpFlags.Ack)) == TcpFlags.Syn)
        {
            connection.Completeness = Completeness.Syn | (bits & Completeness.Data);
        }
    }

    private static Completeness Of(in TcpSegment segment)
    {
        var bits = (segment.Flags & (TcpFlags.Syn | TcpFlags.Ack)) switch
        {
            TcpFlags.Syn | TcpFlags.Ack => Completeness.SynAck,
            TcpFlags.Ack => segment.PayloadLength > 0 ? Completeness.Data : Completeness.Ack,
            TcpFlags.Syn when segment.PayloadLength > 0 => Completeness.Data,
            _ => Completeness.None,
        };
        bits |= segment.Has(TcpFlags.Fin | TcpFlags.Ack) ? Completeness.Fin : Completeness.None;
        return bits | (segment.Has(TcpFlags.Rst) ? Completeness.Rst : Completeness.None);
    }
}
