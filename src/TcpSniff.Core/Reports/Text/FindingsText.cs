using System.Globalization;
using System.Runtime.InteropServices;
using TcpSniff.Analysis;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Text;

/// <summary>The findings view as text: a line with what, where, how long and whose; below it the sentence.</summary>
internal sealed class FindingsText(IStyledOutput output, ReportOptions options)
{
    private const int Indent = 9;

    /// <summary>A port scan has a finding for every port: nobody reads more of a kind.</summary>
    private const int MostOfOneKind = 25;

    private static readonly Sentence Nothing = new("Nothing to report.", "没有发现问题。", "沒有發現問題。");
    private static readonly Sentence More = new("and {n} more of {id}", "另有 {n} 个 {id}", "另有 {n} 個 {id}");
    private static readonly Sentence Frames = new("frames {first}–{last}", "第 {first}–{last} 帧", "第 {first}–{last} 個訊框");
    private static readonly Sentence Frame = new("frame {first}", "第 {first} 帧", "第 {first} 個訊框");

    private bool _wroteAny;

    /// <summary>Writes the findings below something else; nothing where there are none.</summary>
    public void WriteBelow(IReadOnlyList<Finding> findings)
    {
        if (findings.Count > 0)
        {
            output.WriteLine(new());
            Write(findings);
        }
    }

    /// <summary>Writes the last findings; where there are none, and were none before, says so.</summary>
    public void WriteRest(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0 && !_wroteAny)
        {
            output.WriteLine(new(Nothing.In(options.Language), TextStyle.Good));
        }

        Write(findings);
    }

    /// <summary>Writes findings.</summary>
    public void Write(IReadOnlyList<Finding> findings)
    {
        _wroteAny |= findings.Count > 0;
        var shown = new Dictionary<string, int>();
        foreach (var finding in findings)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(shown, finding.Id, out _);
            if (++count <= MostOfOneKind)
            {
                Write(finding);
            }
        }

        foreach (var (id, count) in shown.Where(kind => kind.Value > MostOfOneKind))
        {
            output.WriteLine(new(More.Say(options.Language, ("n", count - MostOfOneKind), ("id", id)), TextStyle.Dim));
        }
    }

    private void Write(Finding finding)
    {
        var head = new StyledText(FindingBrief.Word(finding.Severity).In(options.Language), FindingBrief.Style(finding.Severity)).PadTo(Indent).Add(finding.Id, TextStyle.Heading);
        head.Add(finding.Stream is { } stream ? string.Create(CultureInfo.InvariantCulture, $"  #{stream}") : "");
        head.Add("  " + (finding.Frame == finding.LastFrame ? Frame : Frames).Say(options.Language, ("first", finding.Frame), ("last", finding.LastFrame)));
        head.Add(finding.Cost is { } cost ? $"  {SpanText.Of(cost)}" : "");
        head.Add(finding.Culprit is { } culprit ? $"  {culprit.The().In(options.Language)}" : "");
        head.Add(finding.CulpritAddress is { } address ? $" ({address})" : "");
        var indent = 0;
        foreach (var line in LineBreaker.Break(head, options.Width))
        {
            output.WriteLine(new StyledText().PadTo(indent).Add(line));
            indent = Indent;
        }

        foreach (var line in LineBreaker.Break(new StyledText(finding.Text.In(options.Language)), Math.Max(20, options.Width - Indent)))
        {
            output.WriteLine(new StyledText(new string(' ', Indent)).Add(line));
        }
    }
}
