using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>The segment acknowledges more than the captured numbers without a gap: the capture lacks something that arrived.</summary>
internal static class AckLostSegmentRule
{
    /// <summary>Whether the acknowledgment overtakes what was captured.</summary>
    public static bool Overtakes(in RuleInput input) =>
        input.Segment.Has(TcpFlags.Ack) && input.Reverse.Numbered && input.Segment.Ack > input.Reverse.Contiguous;

    /// <summary>Whether it is labelled: for each hole once, else only where the peer was not sending duplicate acknowledgments.</summary>
    public static bool Holds(in RuleInput input) =>
        Overtakes(input) && (input.Reverse.Contiguous < input.Reverse.Next || input.Reverse.Duplicates == 0);

    /// <summary>Remembers that the acknowledgment overtook, so that the same hole is not told again.</summary>
    public static void Remember(ref WiresharkBook reverse)
    {
        if (reverse.Contiguous < reverse.Next)
        {
            reverse.Contiguous = reverse.Next;
        }
        else
        {
            reverse.Duplicates = WiresharkBook.Overtaken;
        }
    }
}
