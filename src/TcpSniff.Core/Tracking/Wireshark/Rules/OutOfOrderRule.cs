using TcpSniff.Packets;

namespace TcpSniff.Tracking.Wireshark.Rules;

/// <summary>Too soon after what follows it to have been sent again: the network changed the order.</summary>
internal static class OutOfOrderRule
{
    /// <summary>The limit where the initial RTT is unknown.</summary>
    public static readonly Duration DefaultLimit = Duration.FromMilliseconds(3);

    /// <summary>Nobody can know of a loss and repair it within less than a round trip.</summary>
    public static Duration Limit(in RuleInput input) => input.InitialRtt ?? DefaultLimit;

    /// <summary>Time since the highest number was sent; null where the clock went back.</summary>
    public static Duration? SinceNext(in RuleInput input) =>
        input.Time >= input.Forward.NextTime ? input.Time - input.Forward.NextTime : null;

    /// <summary>Whether the rule holds. What ends at the highest number is not late but the same again.</summary>
    public static bool Holds(in RuleInput input) =>
        input.Forward.Next != input.End && SinceNext(input) < Limit(input);
}
