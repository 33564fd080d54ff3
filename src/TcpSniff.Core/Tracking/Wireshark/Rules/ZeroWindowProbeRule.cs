using System.Runtime.CompilerServices;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>One new byte towards a closed window asks whether it has opened (RFC 9293 section 3.8.6.1).</summary>
internal static class ZeroWindowProbeRule
{
    /// <summary>Whether the rule holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) =>
        input.Segment.PayloadLength == 1
        && input.Forward.Numbered && input.Segment.Seq == input.Forward.Next
        && input.Reverse.Seen && input.Reverse.LastWindow == 0;
}
