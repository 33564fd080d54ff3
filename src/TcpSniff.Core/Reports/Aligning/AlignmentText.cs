using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Packets;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>Two captures side by side as text: each connection with its head, its segments on their way, and its sums; a row each where there are many.</summary>
internal sealed class AlignmentText(IStyledOutput output, ReportOptions options)
{
    /// <summary>Up to so many connections are told in full.</summary>
    private const int InFull = 3;

    private static readonly Sentence Common = new(
        "{here} ↔ {there} · {n} in both captures (of {one} and {other})", "{here} ↔ {there} · 两份抓包共有 {n}（分别为 {one} 个和 {other} 个）", "{here} ↔ {there} · 兩份擷取共有 {n}（分別為 {one} 個和 {other} 個）");

    private static readonly Sentence BothClocks = new(
        "Times at both sides count from the same moment, each by its own clock as far as the relation above goes.",
        "两侧的时间从同一时刻起算，按上面的时钟关系换算。",
        "兩側的時間從同一時刻起算，按上面的時鐘關係換算。");

    private static readonly Sentence QuietFor = new("⋮  quiet for {span}", "⋮  静默 {span}", "⋮  靜默 {span}");
    private static readonly Sentence Choose = new("--connection N shows the segments of one.", "--connection N 显示其中一个的报文段。", "--connection N 顯示其中一個的區段。");

    private static readonly Sentence Cut = new(
        "{n} beyond the limit of memory are left out.", "{n}超出内存上限，未计入。", "{n}超出記憶體上限，未計入。");

    private static Duration Quiet => Duration.FromSeconds(1);

    /// <summary>Writes them all.</summary>
    /// <param name="captures">What both captures have in common.</param>
    /// <param name="inFull">Whether all are told in full, however many there are.</param>
    public void Write(AlignedCaptures captures, bool inFull)
    {
        Lines(Common.Say(options.Language,
            ("here", WireText.Plain(captures.Here)), ("there", WireText.Plain(captures.There)), ("n", Counted.Connections(captures.Alignments.Count)), ("one", captures.ConnectionsHere), ("other", captures.ConnectionsThere)), TextStyle.Plain);
        if (captures.LeftOut > 0)
        {
            Lines(Cut.Say(options.Language, ("n", Counted.Segments(captures.LeftOut))), TextStyle.Warning);
        }

        if (!inFull && captures.Alignments.Count > InFull)
        {
            new AlignmentHead(output, options).WriteClocks(captures.Alignments.FirstOrDefault(alignment => !alignment.HasOwnClock) ?? captures.Alignments[0]);
            output.WriteLine(new());
            new AlignmentTable(output, options).Write(captures.Alignments);
            Lines(Choose.In(options.Language), TextStyle.Dim);
            return;
        }

        foreach (var alignment in captures.Alignments)
        {
            output.WriteLine(new());
            Write(captures, alignment);
        }
    }

    private void Write(AlignedCaptures captures, Alignment alignment)
    {
        new AlignmentHead(output, options).Write(captures, alignment);
        output.WriteLine(new());
        if (options.Time == TimeDisplay.Relative)
        {
            Lines(BothClocks.In(options.Language), TextStyle.Dim);
        }

        var layout = new SightingLayout(options);
        var text = new SightingText(options, layout);
        output.WriteLine(text.Titles());
        CaptureTime? before = null;
        foreach (var sighting in alignment.Sightings.Where(sighting => sighting.Fate != Fate.Copied))
        {
            var at = alignment.AtClient(sighting);
            var gap = before is { } last ? at - last : (Duration?)null;
            if (gap > Quiet)
            {
                output.WriteLine(new StyledText().PadTo(layout.TimeEnd - 1).Add(QuietFor.Say(options.Language, ("span", SpanText.Of(gap.Value))), TextStyle.Dim));
            }

            before = at;
            foreach (var line in text.Lines(alignment, sighting, gap))
            {
                output.WriteLine(line);
            }
        }

        output.WriteLine(new());
        new AlignmentFoot(output, options).Write(alignment);
    }

    private void Lines(string text, TextStyle style)
    {
        foreach (var line in LineBreaker.Break(new(text, style), options.Width))
        {
            output.WriteLine(line);
        }
    }
}
