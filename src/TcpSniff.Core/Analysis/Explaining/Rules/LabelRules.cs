namespace TcpSniff.Analysis.Explaining.Rules;

/// <summary>The rules that can be asked, in the order in which they are tried.</summary>
internal static class LabelRules
{
    /// <summary>All of them but reused ports, which is known by the connection before.</summary>
    public static IReadOnlyList<LabelRule> All { get; } = [.. RepetitionRules.All, .. AcknowledgmentRules.All, .. WindowRules.All];
}
