using System.Runtime.CompilerServices;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>The segment ends exactly where the receiver's window does: the sender may not go on (RFC 9293 section 3.8.6).</summary>
internal static class WindowFullRule
{
    /// <summary>Whether the rule holds. It cannot where the scale of the receiver's window is unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) =>
        input.Segment.PayloadLength > 0 && !input.IsControl
        && input.Reverse.Scale.IsKnown && input.End == input.Reverse.WindowEdge;
}
