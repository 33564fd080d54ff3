using System.Runtime.CompilerServices;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>The same acknowledgment once more, or one that takes the probe's byte, straight after the peer's zero-window probe: the window is still closed.</summary>
internal static class ZeroWindowProbeAckRule
{
    /// <summary>Whether the rule holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) =>
        (input.RepeatsAck || (input.IsBare && AckLostSegmentRule.TakesProbe(input))) && input.Segment.Window == 0 && input.Forward.LastWindow == 0
        && (input.Reverse.LastLabels & AnalysisFlags.ZeroWindowProbe) != 0;
}
