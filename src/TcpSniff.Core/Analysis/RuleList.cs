namespace TcpSniff.Analysis;

/// <summary>All rules there are.</summary>
public static class RuleList
{
    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } = [];
}
