namespace TcpSniff.Tracking.Labels.Rules;

/// <summary>Nothing is new but the window.</summary>
internal static class WindowUpdateRule
{
    /// <summary>Whether the rule holds.</summary>
    public static bool Holds(in RuleInput input) =>
        input.RepeatsAck && input.Segment.Window != 0 && input.Segment.Window != input.Forward.LastWindow;
}
