using System.Globalization;
using TcpSniff.Aligning;
using TcpSniff.Analysis;
using TcpSniff.Packets;
using TcpSniff.Reports.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>Many connections that were captured at both ends: a row each, and the worst of it in words.</summary>
internal sealed class AlignmentTable(IStyledOutput output, ReportOptions options)
{
    private static readonly Sentence LostThere = new("lost →", "丢失 →", "遺失 →");
    private static readonly Sentence LostBack = new("lost ←", "丢失 ←", "遺失 ←");
    private static readonly Sentence Delay = new("delay", "延迟", "延遲");
    private static readonly Sentence HeldBy = new("held", "耽搁", "耽擱");

    /// <summary>Writes it.</summary>
    public void Write(IReadOnlyList<Alignment> alignments)
    {
        var table = new TextTable(
            output,
            [
                new("#", Right: true, MinWidth: 2),
                new("#", Right: true, MinWidth: 2, Weight: 1),
                new(ColumnTitles.In("client", options.Language)),
                new(ColumnTitles.In("server", options.Language)),
                new(ColumnTitles.In("sent", options.Language), Right: true, Weight: 2),
                new(ColumnTitles.In("got", options.Language), Right: true, Weight: 3),
                new(LostThere.In(options.Language), Right: true),
                new(LostBack.In(options.Language), Right: true),
                new(Delay.In(options.Language), Right: true, Weight: 4),
                new(HeldBy.In(options.Language), Right: true, Weight: 5),
                new(""),
            ],
            options.Width);
        foreach (var alignment in alignments)
        {
            table.Add(Row(alignment));
        }

        table.Begin();
    }

    private static StyledText[] Row(Alignment alignment)
    {
        var (there, back) = (alignment.Of(Role.Client), alignment.Of(Role.Server));
        var worst = Verdicts.Of(alignment)[0];
        return
        [
            Number(alignment.ClientEnd.Stream),
            Number(alignment.ServerEnd.Stream),
            new(alignment.ClientEnd.End(Role.Client).ToString()),
            new(alignment.ClientEnd.End(Role.Server).ToString()),
            Number(there.Sent),
            Number(back.Sent),
            Lost(there.Lost),
            Lost(back.Lost),
            Span(there.MedianDelay),
            Span(back.LongestHeld?.Held),
            worst.Severity == Severity.Info ? new() : new(worst.Id, FindingBrief.Style(worst.Severity)),
        ];
    }

    private static StyledText Number(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static StyledText Lost(long count) => new(count.ToString(CultureInfo.InvariantCulture), count > 0 ? TextStyle.Error : TextStyle.Plain);

    private static StyledText Span(Duration? span) => new(span is { } known ? SpanText.Of(known) : "–");
}
