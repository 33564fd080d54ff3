using System.Runtime.CompilerServices;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>Nothing is new but the window; with selective acknowledgments it is a duplicate acknowledgment.</summary>
internal static class WindowUpdateRule
{
    /// <summary>Whether the rule holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) =>
        input.RepeatsAck && input.Segment.Window != 0 && input.Segment.Window != input.Forward.LastWindow
        && !DuplicateAckRule.Holds(input);
}
