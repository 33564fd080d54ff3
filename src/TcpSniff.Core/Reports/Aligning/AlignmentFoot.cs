using System.Globalization;
using TcpSniff.Aligning;
using TcpSniff.Aligning.Fates;
using TcpSniff.Packets;
using TcpSniff.Reports.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>What both directions add up to, side by side: what the way did, and what the hosts did.</summary>
internal sealed class AlignmentFoot(IStyledOutput output, ReportOptions options)
{
    private static readonly Sentence Sent = new("sent", "发送", "傳送");
    private static readonly Sentence Arrived = new("arrived", "到达", "到達");
    private static readonly Sentence Lost = new("lost", "丢失", "遺失");
    private static readonly Sentence Overtaken = new("reordered", "乱序", "亂序");
    private static readonly Sentence Made = new("made", "伪造", "偽造");
    private static readonly Sentence Shortest = new("min", "最短", "最短");
    private static readonly Sentence Median = new("median", "中位", "中位");
    private static readonly Sentence Longest = new("max", "最长", "最長");
    private static readonly Sentence Holds = new("host held", "主机耽搁", "主機耽擱");
    private static readonly Sentence Arrow = new("{from} → {to}", "{from} → {to}", "{from} → {to}");
    private static readonly Sentence UpTo = new("≤ {span}", "≤ {span}", "≤ {span}");
    private static readonly Sentence Changes = new("changed on the way, {from} → {to}: {list}", "途中改动，{from} → {to}：{list}", "途中改動，{from} → {to}：{list}");
    private static readonly Sentence Count = new("{field} {n}", "{field} {n}", "{field} {n}");
    private static readonly Sentence Others = new("{n} {fate}", "{fate} {n}", "{fate} {n}");
    private static readonly Sentence Unrecorded = new("missed by the other capture", "另一份抓包漏记", "另一份擷取漏記");
    private static readonly Sentence NotCaptured = new("outside of the other capture", "在另一份抓包之外", "在另一份擷取之外");
    private static readonly Sentence Duplicated = new("arrived once more", "多到达一次", "多到達一次");
    private static readonly Sentence Copied = new("recorded twice", "被记录两次", "被記錄兩次");
    private static readonly Sentence Cut = new("cut up on the way", "途中被拆分", "途中被拆分");
    private static readonly Sentence Joined = new("joined on the way", "途中被合并", "途中被合併");

    /// <summary>Writes it.</summary>
    public void Write(Alignment alignment)
    {
        var table = new TextTable(
            output,
            [
                new(""), Number(Sent), Number(Arrived), Number(Lost), Number(Overtaken), Number(Made, weight: 1), Number(Shortest), Number(Median, weight: 2), Number(Longest), Number(Holds), new(""),
            ],
            options.Width);
        foreach (var from in (Role[])[Role.Client, Role.Server])
        {
            table.Add(Row(alignment.Of(from)));
        }

        table.Begin();
        foreach (var from in (Role[])[Role.Client, Role.Server])
        {
            Rest(alignment.Of(from));
        }
    }

    private TextColumn Number(Sentence title, int weight = 0) => new(title.In(options.Language), Right: true, Weight: weight);

    private StyledText[] Row(DirectionSummary way) =>
    [
        new(Arrow.Say(options.Language, ("from", way.From.Word()), ("to", way.From.Peer().Word()))),
        Plain(way.Sent),
        Plain(way.Arrived),
        Odd(way.Lost, TextStyle.Error),
        Odd(way[Fate.Reordered], TextStyle.Warning),
        Odd(way[Fate.Injected], TextStyle.Error),
        Span(way.ShortestDelay),
        Span(way.MedianDelay),
        Span(way.LongestDelay),
        new(way.LongestHeld?.Held is { } held ? UpTo.Say(options.Language, ("span", SpanText.Of(held))) : "–"),
        new(),
    ];

    /// <summary>What is not there in most captures.</summary>
    private void Rest(DirectionSummary way)
    {
        (long Count, Sentence Fate)[] others =
        [
            (way[Fate.Unrecorded], Unrecorded), (way[Fate.NotCaptured], NotCaptured), (way[Fate.Duplicated], Duplicated), (way[Fate.Copied], Copied), (way.Cut, Cut), (way.Joined, Joined),
        ];
        var parts = others.Where(other => other.Count > 0).Select(other => Others.Say(options.Language, ("n", other.Count), ("fate", other.Fate))).ToList();
        if (parts.Count > 0)
        {
            var name = Arrow.Say(options.Language, ("from", way.From.Word()), ("to", way.From.Peer().Word())) + Punctuation.Colon.In(options.Language) + Punctuation.Gap(options.Language);
            Lines(name + string.Join(" · ", parts));
        }

        if (way.Changes.Count > 0)
        {
            List<Phrase> counts = [.. way.Changes.Select(change => (Phrase)new Statement(Count, ("field", ChangeWords.Name(change.Key)), ("n", change.Value)))];
            Lines(Changes.Say(options.Language, ("from", way.From.Word()), ("to", way.From.Peer().Word()), ("list", Punctuation.List(counts))));
        }
    }

    private void Lines(string text)
    {
        foreach (var line in LineBreaker.Break(new(text, TextStyle.Dim), options.Width))
        {
            output.WriteLine(line);
        }
    }

    private static StyledText Plain(long count) => new(count.ToString(CultureInfo.InvariantCulture));

    private static StyledText Odd(long count, TextStyle style) => new(count.ToString(CultureInfo.InvariantCulture), count > 0 ? style : TextStyle.Plain);

    private static StyledText Span(Duration? span) => new(span is { } known ? SpanText.Of(known) : "–");
}
