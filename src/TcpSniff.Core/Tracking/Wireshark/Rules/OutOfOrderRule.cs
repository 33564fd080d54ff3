using TcpSniff.Packets;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>What it brings was never captured, and the peer cannot have asked for it yet: the network changed the order.</summary>
internal static class OutOfOrderRule
{
    /// <summary>The limit where the initial RTT is unknown.</summary>
    public static readonly Duration DefaultLimit = Duration.FromMilliseconds(3);

    /// <summary>Nobody can know of a loss and repair it within less than a round trip.</summary>
    public static Duration Limit(in RuleInput input) => input.InitialRtt ?? DefaultLimit;

    /// <summary>Whether a captured segment that waits for its acknowledgment carried all of it: then it is the same again, not late.</summary>
    public static bool WasSeen(in RuleInput input) => input.Forward.Unacked?.Covers(input.Segment.Seq, input.End) == true;

    /// <summary>Whether it ends where the highest number does, which no empty SYN set: then it is the same again, cut otherwise.</summary>
    public static bool EndsAtNext(in RuleInput input) => input.Forward.Next == input.End && !input.Forward.NextBySyn;

    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(in RuleInput input) =>
        FastRetransmissionRule.SincePeer(input) < Limit(input) && !EndsAtNext(input) && !WasSeen(input);
}
