using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Keeps the numbers that relative sequence numbers count from, as Wireshark sets them.</summary>
internal static class BaseNumbers
{
    /// <summary>Sets what the segment tells about both sides' base numbers, then the relative numbers of the facts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(Connection connection, ref Books sender, ref Books receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        var elsewhere = facts.Did(SegmentEvents.SecondAnswer);
        if (segment.Has(TcpFlags.Syn))
        {
            // Whoever else answers the SYN counts from his own number.
            sender.Base.Set(elsewhere ? sender.Base.Value : segment.Seq);
        }
        else if (!sender.Base.IsSet)
        {
            sender.Base.Set(segment.Seq - 1);
        }

        facts.Seq = elsewhere ? 0 : (segment.Seq - sender.Base.Value.Value).Value;
        if (segment.Has(TcpFlags.Ack))
        {
            if (!receiver.Base.IsSet)
            {
                receiver.Base.Set(segment.Ack - 1);
            }

            facts.Ack = (segment.Ack - receiver.Base.Value.Value).Value;
        }
    }
}
