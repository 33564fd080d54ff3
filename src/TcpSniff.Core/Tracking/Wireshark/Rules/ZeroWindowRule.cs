using System.Runtime.CompilerServices;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>The sender can take nothing more for now (RFC 9293 section 3.8.6).</summary>
internal static class ZeroWindowRule
{
    /// <summary>Whether the rule holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) => input.Segment.Window == 0 && !input.IsControl;
}
