using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark;

/// <summary>Counts acknowledgments of the same number.</summary>
internal static class DuplicateAcks
{
    /// <summary>Counts one more and says which it is and of which frame.</summary>
    public static void Count(ref WiresharkBook forward, ref SegmentFacts facts)
    {
        facts.DuplicateAckNumber = ++forward.Duplicates;
        facts.DuplicateAckFrame = forward.AckFrame;
    }

    /// <summary>Begins anew where the segment, empty or not, acknowledges another number than the one before it.</summary>
    public static void Restart(ref WiresharkBook forward, in SegmentFacts facts)
    {
        if (!forward.Seen || facts.Segment.Ack != forward.LastAck)
        {
            (forward.AckFrame, forward.Duplicates) = (facts.Frame, 0);
        }
    }
}
