using TcpSniff.Packets;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>Sent again soon after the peer asked for exactly this number more than once (RFC 5681 section 3.2).</summary>
internal static class FastRetransmissionRule
{
    /// <summary>How soon after the peer's last segment.</summary>
    public static readonly Duration Soon = Duration.FromMilliseconds(20);

    /// <summary>How many duplicate acknowledgments it takes; the RFC says three, but one of them may not have been captured.</summary>
    public const int Enough = 2;

    /// <summary>Time since the peer's last segment of any kind; null where there was none or the clock went back.</summary>
    public static Duration? SincePeer(in RuleInput input) =>
        input.Reverse.Seen && input.Time >= input.Reverse.LastTime ? input.Time - input.Reverse.LastTime : null;

    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(in RuleInput input) =>
        input.Reverse.Duplicates >= Enough && input.Segment.Seq == input.Reverse.LastAck && SincePeer(input) < Soon;
}
