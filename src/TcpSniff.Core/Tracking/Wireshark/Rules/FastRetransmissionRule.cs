using TcpSniff.Packets;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>Sent again soon after the peer asked for it more than once, by its number (RFC 5681 section 3.2) or by selective acknowledgments (RFC 6675).</summary>
/// <remarks>Wireshark means to leave out what the blocks of the peer cover, but compares absolute numbers with relative ones, so that it never does.</remarks>
internal static class FastRetransmissionRule
{
    /// <summary>How soon after the peer's last segment.</summary>
    public static readonly Duration Soon = Duration.FromMilliseconds(20);

    /// <summary>How many duplicate acknowledgments it takes; the RFC says three, but one of them may not have been captured.</summary>
    public const int Enough = 2;

    /// <summary>Time since the peer's last segment of any kind, none where the clock went back; null where there was no such segment.</summary>
    public static Duration? SincePeer(in RuleInput input) =>
        !input.Reverse.Seen ? null : input.Time >= input.Reverse.LastTime ? input.Time - input.Reverse.LastTime : Duration.Zero;

    /// <summary>Whether the peer asked for the segment: it acknowledges up to it, or has blocks behind what it lacks.</summary>
    public static bool IsAskedFor(in RuleInput input) => input.Segment.Seq == input.Reverse.LastAck || input.Reverse.Sacked > 0;

    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(in RuleInput input) => input.Reverse.Duplicates >= Enough && IsAskedFor(input) && SincePeer(input) < Soon;
}
