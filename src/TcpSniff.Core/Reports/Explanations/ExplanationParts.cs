using System.Globalization;
using TcpSniff.Analysis.Explaining;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Explanations;

/// <summary>What an explanation says below its heads, as statements: text prints them, a page says them in each of its languages.</summary>
internal static class ExplanationParts
{
    private static readonly Sentence Dots = new("{a} · {b}", "{a} · {b}", "{a} · {b}");
    private static readonly Sentence Commas = new("{a}, {b}", "{a}、{b}", "{a}、{b}");
    private static readonly Sentence Blank = new("{a} {b}", "{a} {b}", "{a} {b}");
    private static readonly Statement None = new(new Sentence("", "", ""));
    private static readonly Sentence No = new("{ids}: no, {why}", "已排除：{ids}（{why}）", "已排除：{ids}（{why}）");
    private static readonly Sentence AlsoFits = new("{ids}: also fits ({why})", "{ids}：也符合（{why}）", "{ids}：也符合（{why}）");
    private static readonly Sentence Ambiguous = new("Fast retransmission and out of order both fit.", "快重传和乱序都符合。", "快速重傳和亂序都符合。");

    /// <summary>The name of a rule's label.</summary>
    public static Sentence Name(RuleVerdict verdict) => LabelWords.Of(verdict.Label.Ids()[0]);

    /// <summary>A rule's conditions with their numbers.</summary>
    public static Statement Numbers(RuleVerdict verdict) => Joined(Dots, verdict.Checks.Select(check => check.Text)) ?? None;

    /// <summary>The rules that were tried, those together that came to the same.</summary>
    public static IEnumerable<Statement> Tried(Explanation explanation) => explanation.Tried
        .Select(verdict => (Name: Name(verdict), Outcome: Outcome(verdict)))
        .GroupBy(one => (one.Outcome.Sentence, Why: one.Outcome.Why.In(Language.English)))
        .Select(group => new Statement(group.Key.Sentence, ("ids", Joined(Commas, group.Select(one => new Statement(one.Name)))!), ("why", group.First().Outcome.Why)));

    /// <summary>What decides between two labels that both fit; null where nothing needs to.</summary>
    public static Statement? Decides(Explanation explanation)
    {
        var clues = Joined(Dots, explanation.Clues.Select(clue => clue.Text));
        return !explanation.IsAmbiguous ? clues : clues is null ? new(Ambiguous) : new(Blank, ("a", Ambiguous), ("b", clues));
    }

    /// <summary>The frames of the evidence, those of one role together.</summary>
    public static IEnumerable<EvidenceLine> Frames(Explanation explanation) => explanation.Evidence.GroupBy(frame => frame.Role).Select(group =>
        new EvidenceLine(LabelWords.Of(group.Key), [.. group.Select(frame => frame.Frame)], group.Count() == 1 ? group.Single().Elapsed : null));

    /// <summary>What a rule that was tried came to: the first condition that does not hold, or all where all do.</summary>
    private static (Sentence Sentence, Statement Why) Outcome(RuleVerdict verdict) => verdict.Holds
        ? (AlsoFits, Numbers(verdict))
        : (No, verdict.Checks.First(check => !check.Holds).Text);

    private static Statement? Joined(Sentence pair, IEnumerable<Statement> statements)
    {
        Statement? all = null;
        foreach (var one in statements)
        {
            all = all is null ? one : new(pair, ("a", all), ("b", one));
        }

        return all;
    }
}

/// <summary>Frames that show the same to an explanation.</summary>
/// <param name="Role">What they are to it.</param>
/// <param name="Frames">Their numbers.</param>
/// <param name="Elapsed">Time from the only one to the explained frame; null where there are more or it is unknown.</param>
internal sealed record EvidenceLine(Sentence Role, IReadOnlyList<long> Frames, Duration? Elapsed)
{
    private static readonly Sentence Named = new("{role} {frames}", "{role}：第 {frames} 帧", "{role}：第 {frames} 個訊框");
    private static readonly Sentence Since = new("{named} ({span})", "{named} ({span})", "{named} ({span})");

    /// <summary>The line with the numbers of its frames.</summary>
    public Statement Text => With(string.Join(", ", Frames.Select(frame => frame.ToString(CultureInfo.InvariantCulture))));

    /// <summary>The line with something in the place of the numbers.</summary>
    public Statement With(string frames)
    {
        var named = new Statement(Named, ("role", Role), ("frames", frames));
        return Elapsed is { } elapsed ? new(Since, ("named", named), ("span", SpanText.Of(elapsed))) : named;
    }
}
