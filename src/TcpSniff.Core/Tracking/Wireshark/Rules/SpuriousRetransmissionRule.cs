using System.Runtime.CompilerServices;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>Data that was acknowledged already is sent again: needless, as far as the capture shows.</summary>
internal static class SpuriousRetransmissionRule
{
    /// <summary>Whether the rule holds. An acknowledgment number of exactly 0 counts as none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) =>
        input.Segment.PayloadLength > 0
        && input.Reverse.Seen && input.Reverse.LastAck.Value != 0
        && input.Segment.Seq + (uint)input.Segment.PayloadLength <= input.Reverse.LastAck;
}
