using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining;

/// <summary>What one rule says about a segment.</summary>
/// <param name="Label">The label that the rule gives.</param>
/// <param name="Rule">The rule in words.</param>
/// <param name="Reference">Where to read more: an RFC and its section.</param>
/// <param name="Checks">Its conditions with the segment's numbers.</param>
internal sealed record RuleVerdict(AnalysisFlags Label, Sentence Rule, string Reference, IReadOnlyList<Check> Checks)
{
    /// <summary>Whether the segment has the label.</summary>
    public bool Given { get; init; }

    /// <summary>Whether all conditions hold; a rule that comes earlier may have named the segment all the same.</summary>
    public bool Holds => Checks.All(check => check.Holds);
}
