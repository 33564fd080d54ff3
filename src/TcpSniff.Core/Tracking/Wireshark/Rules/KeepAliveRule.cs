using System.Runtime.CompilerServices;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>The last number once more, with one byte or none, to make the peer answer (RFC 9293 section 3.8.4).</summary>
internal static class KeepAliveRule
{
    /// <summary>Whether the rule holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) =>
        input.Segment.PayloadLength <= 1 && !input.IsControl
        && input.Forward.Numbered && input.Segment.Seq == input.Forward.Next - 1;
}
