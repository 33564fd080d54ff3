using System.Runtime.CompilerServices;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>The segment takes numbers but begins before the highest number seen: it is late, or sent again.</summary>
internal static class NotAdvancedRule
{
    /// <summary>Whether the rule holds. More than one byte that begins on a probed byte is new data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) =>
        input.Forward.Numbered && input.Segment.Seq < input.Forward.Next
        && !(input.Segment.PayloadLength > 1 && input.Segment.Seq == input.Forward.Next - 1);
}
