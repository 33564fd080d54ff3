namespace TcpSniff.Tracking.Labels.Rules;

/// <summary>The same acknowledgment and window once more.</summary>
/// <remarks>
/// RFC 5681 section 2 asks for outstanding data too; Wireshark does not. Another MPTCP operation than before is news enough
/// not to count (RFC 8684 section 4).
/// </remarks>
internal static class DuplicateAckRule
{
    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(in RuleInput input) =>
        input.RepeatsAck && input.Segment.Window != 0 && input.Segment.Window == input.Forward.LastWindow
        && MptcpOperation.Of(input.Segment.Options) == input.Forward.LastMptcp;
}
