using System.Runtime.CompilerServices;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>The same acknowledgment and window once more, straight after the peer's keep-alive.</summary>
internal static class KeepAliveAckRule
{
    /// <summary>Whether the rule holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) =>
        input.RepeatsAck && input.Segment.Window != 0 && input.Segment.Window == input.Forward.LastWindow
        && (input.Reverse.LastLabels & AnalysisFlags.KeepAlive) != 0;
}
