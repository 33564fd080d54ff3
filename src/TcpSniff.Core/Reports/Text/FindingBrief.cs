using TcpSniff.Analysis;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Text;

/// <summary>A finding in a few words: its id, what it cost, the side it points to.</summary>
internal static class FindingBrief
{
    private static readonly Sentence Error = new("error", "错误", "錯誤");
    private static readonly Sentence Warning = new("warning", "警告", "警告");
    private static readonly Sentence Info = new("info", "提示", "提示");

    /// <summary><c>zero-window-stall 12.4 s (client)</c></summary>
    public static string Of(Finding finding, Language language)
    {
        var cost = finding.Cost is { } span ? $" {SpanText.Of(span)}" : "";
        var culprit = finding.Culprit is { } side ? $" ({side.Word().In(language)})" : "";
        return finding.Id + cost + culprit;
    }

    /// <summary>How many there are and the worst: <c>2 ⚠ zero-window-stall 12.4 s (client)</c>; nothing where there are none.</summary>
    /// <param name="findings">The findings, worst first.</param>
    /// <param name="language">Language of the words.</param>
    public static StyledText Of(IReadOnlyList<Finding> findings, Language language) => findings.Count == 0
        ? new()
        : new($"{findings.Count} {Mark(findings[0].Severity)} {Of(findings[0], language)}", Style(findings[0].Severity));

    /// <summary>The severity's word.</summary>
    public static Sentence Word(Severity severity) => severity switch { Severity.Error => Error, Severity.Warning => Warning, _ => Info };

    /// <summary>How a finding of that severity looks.</summary>
    public static TextStyle Style(Severity severity) => severity switch
    {
        Severity.Error => TextStyle.Error,
        Severity.Warning => TextStyle.Warning,
        _ => TextStyle.Plain,
    };

    private static string Mark(Severity severity) => severity switch { Severity.Error => "✗", Severity.Warning => "⚠", _ => "·" };
}
