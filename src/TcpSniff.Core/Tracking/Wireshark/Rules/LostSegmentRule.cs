using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>The segment begins after the highest number seen: what lies between was not captured. A RST may carry any number.</summary>
internal static class LostSegmentRule
{
    /// <summary>Whether the rule holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) =>
        input.Forward.Numbered && input.Segment.Seq > input.Forward.Next && !input.Segment.Has(TcpFlags.Rst);
}
