using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking;

/// <summary>The number that a side's relative sequence numbers count from, as Wireshark sets it.</summary>
internal struct BaseNumber
{
    /// <summary>The number itself: the SYN's, or one less than the first number seen midway.</summary>
    public SequenceNumber Value;

    /// <summary>Whether it is known.</summary>
    public bool IsSet;

    /// <summary>Sets what the segment tells about both sides' base numbers, then the relative numbers of the facts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(HalfConnection sender, HalfConnection receiver, ref SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        if (segment.Has(TcpFlags.Syn))
        {
            // Only a SYN+ACK gets here with another number than the known one: a pure SYN would have started a new stream.
            facts.Analysis |= sender.Base.IsSet && sender.Base.Value != segment.Seq ? AnalysisFlags.ReusedPorts : AnalysisFlags.None;
            sender.Base.Set(segment.Seq);
        }
        else if (!sender.Base.IsSet)
        {
            sender.Base.Set(segment.Seq - 1);
        }

        facts.Seq = (segment.Seq - sender.Base.Value.Value).Value;
        if (segment.Has(TcpFlags.Ack))
        {
            if (!receiver.Base.IsSet)
            {
                receiver.Base.Set(segment.Ack - 1);
            }

            facts.Ack = (segment.Ack - receiver.Base.Value.Value).Value;
        }
    }

    private void Set(SequenceNumber value) => (Value, IsSet) = (value, true);
}
