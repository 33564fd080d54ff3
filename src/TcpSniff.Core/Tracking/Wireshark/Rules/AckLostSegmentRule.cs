using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>The segment acknowledges more than the captured numbers without a gap: the capture lacks something that arrived.</summary>
internal static class AckLostSegmentRule
{
    /// <summary>Whether the acknowledgment overtakes what was captured without a gap.</summary>
    public static bool Overtakes(in RuleInput input) =>
        input.Segment.Has(TcpFlags.Ack) && input.Reverse.Numbered && input.Segment.Ack > input.Reverse.Contiguous;

    /// <summary>Whether it is the byte of a probe towards this side's closed window that is acknowledged: the window is open again.</summary>
    public static bool TakesProbe(in RuleInput input) =>
        input.Forward.Numbered && input.Segment.Seq == input.Forward.Next && input.Segment.Ack == input.Forward.LastAck + 1
        && (input.Reverse.LastLabels & AnalysisFlags.ZeroWindowProbe) != 0;

    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(in RuleInput input) => Overtakes(input) && !TakesProbe(input);

    /// <summary>Goes on from what was captured from the acknowledged number on, so that each gap is told once.</summary>
    public static void Remember(SequenceNumber ack, ref WiresharkBook reverse) => reverse.Contiguous = reverse.Unacked?.EndOfRun(ack) ?? ack;
}
