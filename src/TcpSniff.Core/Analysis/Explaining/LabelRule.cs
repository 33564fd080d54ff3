using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Explaining;

/// <summary>Puts a situation's numbers into a rule.</summary>
internal delegate void Examination(in Situation situation, CheckList checks);

/// <summary>What kind of segment a rule is about: one is told only of rules that could have applied.</summary>
internal enum RuleFamily
{
    /// <summary>What takes sequence numbers and may have been sent before.</summary>
    Repetition,

    /// <summary>What only acknowledges.</summary>
    Acknowledgment,

    /// <summary>Anything.</summary>
    Any,
}

/// <summary>A rule for one label, so that it can be asked why it holds or not.</summary>
/// <param name="Label">The label that it gives.</param>
/// <param name="Family">What it is about.</param>
/// <param name="Rule">The rule in words.</param>
/// <param name="Reference">Where to read more.</param>
/// <param name="Examine">Puts the numbers in.</param>
internal sealed record LabelRule(AnalysisFlags Label, RuleFamily Family, Sentence Rule, string Reference, Examination Examine)
{
    /// <summary>Examines a situation.</summary>
    public RuleVerdict Judge(in Situation situation)
    {
        var checks = new CheckList();
        Examine(situation, checks);
        return new(Label, Rule, Reference, checks.All) { Given = (situation.Labels & Label) != 0 };
    }
}
