using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>The same acknowledgment once more, with the same window or with selective acknowledgments.</summary>
/// <remarks>
/// RFC 5681 section 2 asks for outstanding data too; Wireshark does not. Once after each new operation of Multipath TCP it
/// does not count, for such options make acknowledgments that repeat a number (RFC 8684 section 4).
/// </remarks>
internal static class DuplicateAckRule
{
    /// <summary>Whether the rule holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in RuleInput input) =>
        input.RepeatsAck && input.Segment.Window != 0 && (input.Segment.Window == input.Forward.LastWindow || input.Segment.Options.Has(TcpOptionKinds.Sack))
        && !input.Forward.Mptcp.HasNews(input.Reverse.Mptcp);
}
