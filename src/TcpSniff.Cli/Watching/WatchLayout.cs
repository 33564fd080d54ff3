using System.Globalization;
using TcpSniff.Reports.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Watching;

/// <summary>Lays a picture out: from what there is to see, where one is and the size of the terminal to that many lines.</summary>
internal sealed class WatchLayout(Language language, bool colour)
{
    private const int Around = 4;

    private static readonly Sentence Packets = new("packets: {n}", "数据包：{n}", "封包：{n}");
    private static readonly Sentence PacketsASecond = new("{n} packets/s", "{n} 包/秒", "{n} 封包/秒");
    private static readonly Sentence BytesASecond = new("{n}/s", "{n}/秒", "{n}/秒");
    private static readonly Sentence FindingCount = new("findings: {n}", "发现：{n}", "發現：{n}");
    private static readonly Sentence Worst = new("worst: #{stream}, {what}", "最严重：#{stream}，{what}", "最嚴重：#{stream}，{what}");
    private static readonly Sentence Paused = new("paused", "已暂停", "已暫停");
    private static readonly Sentence Over = new("over", "已结束", "已結束");
    private static readonly Sentence Forgotten = new("#{n}: over and forgotten", "#{n}：已结束，不再保留", "#{n}：已結束，不再保留");
    private static readonly Sentence Nothing = new("No connection so far.", "还没有连接。", "還沒有連線。");
    private static readonly Sentence TableKeys = new("↑↓ select · Enter open · s sort ({order}) · p pause · ? help · q quit", "↑↓ 选择 · Enter 打开 · s 排序（{order}） · p 暂停 · ? 帮助 · q 退出", "↑↓ 選擇 · Enter 開啟 · s 排序（{order}） · p 暫停 · ? 說明 · q 結束");
    private static readonly Sentence StoryKeys = new("↑↓ PgUp PgDn scroll · End newest · Esc back · p pause · ? help · q quit", "↑↓ PgUp PgDn 滚动 · End 最新 · Esc 返回 · p 暂停 · ? 帮助 · q 退出", "↑↓ PgUp PgDn 捲動 · End 最新 · Esc 返回 · p 暫停 · ? 說明 · q 結束");

    private static readonly Sentence[] Orders =
    [
        new("busiest", "最忙", "最忙"), new("latest", "最近", "最近"), new("retransmissions", "重传", "重傳"), new("findings", "发现", "發現"), new("number", "编号", "編號"),
    ];

    private readonly WatchTable _table = new(language, colour);

    /// <summary>Lines of a screen that is scrolled by a page.</summary>
    public static int Page(WatchState state, int rows) => Math.Max(1, rows - (state.Open is null ? Around : 2));

    /// <summary>Exactly <paramref name="rows"/> lines, none longer than <paramref name="columns"/>.</summary>
    public IReadOnlyList<StyledText> Lines(WatchSnapshot picture, WatchState state, int columns, int rows)
    {
        var lines = state.ShowsHelp ? WatchHelp.Lines(language) : state.Open is { } open ? Story(picture, state, open, rows) : Table(picture, state, columns, rows);
        return [.. lines.Concat(Enumerable.Repeat(new StyledText(), rows)).Take(rows).Select(line => Clip.To(line, columns))];
    }

    private IEnumerable<StyledText> Table(WatchSnapshot picture, WatchState state, int columns, int rows)
    {
        var page = Page(state, rows);
        var selected = state.IndexIn(picture);
        var visible = picture.Rows.Skip(Math.Max(0, selected - page + 1)).Take(page).ToList();
        var below = picture.Rows.Count - Math.Max(0, selected - page + 1) - visible.Count + picture.Below;
        IReadOnlyList<StyledText> table = visible.Count == 0 ? [new(), new(" " + Nothing.In(language), TextStyle.Dim)] : _table.Lines(visible, picture.Rows[selected].Stream, columns);
        var keys = TableKeys.Say(language, ("order", Orders[(int)state.Order].In(language)));
        var foot = new StyledText(below > 0 ? string.Create(CultureInfo.InvariantCulture, $" ▼ {below:N0} ") : " ", TextStyle.Bright).Add(keys, TextStyle.Dim);
        return [Head(picture, state), Totals(picture), .. Filled(table, page + 1), foot];
    }

    private IEnumerable<StyledText> Story(WatchSnapshot picture, WatchState state, int open, int rows)
    {
        var page = Page(state, rows);
        var story = picture.Story is { } told && told.Stream == open ? told : null;
        var lines = story?.Lines ?? [];
        var last = Math.Max(Math.Min(page, lines.Count), lines.Count - state.Back);
        return [StoryHead(story?.Row, open, state), .. Filled([.. lines.Take(last).Skip(last - page)], page), new(" " + StoryKeys.In(language), TextStyle.Dim)];
    }

    private StyledText StoryHead(WatchRow? row, int open, WatchState state)
    {
        if (row is null)
        {
            return new(" " + Forgotten.Say(language, ("n", open)), TextStyle.Dim);
        }

        var line = new StyledText(string.Create(CultureInfo.InvariantCulture, $" #{row.Stream} "), TextStyle.Label).Add($"{row.Client} → {row.Server}", TextStyle.Bright)
            .Add(" · ").Add(WatchTable.States(row, colour))
            .Add(" · " + Rate(row.BytesPerSecond, row.PacketsPerSecond))
            .Add(" · ").Add(Counted.Retransmissions(row.Retransmissions).In(language), row.Retransmissions > 0 ? TextStyle.Warning : TextStyle.Plain);
        line = row.Findings.Count > 0 ? line.Add(" · ").Add(FindingBrief.Of(row.Findings, language)) : line;
        line = row.IsOver ? line.Add(" · ").Add(Over.In(language), TextStyle.Dim) : line;
        return state.IsPaused ? line.Add(" · ").Add(Paused.In(language), TextStyle.Warning) : line;
    }

    private StyledText Head(WatchSnapshot picture, WatchState state)
    {
        var lasted = string.Create(CultureInfo.InvariantCulture, $"{(int)picture.Lasted.TotalHours:00}:{picture.Lasted:mm\\:ss}");
        var line = new StyledText(" tcpsniff", TextStyle.Label)
            .Add($" · {picture.Source} · {lasted} · {Packets.Say(language, ("n", picture.Packets))} · {Counted.Connections(picture.Connections).In(language)}");
        return state.IsPaused ? line.Add(" · ").Add(Paused.In(language), TextStyle.Warning) : line;
    }

    private StyledText Totals(WatchSnapshot picture)
    {
        var line = new StyledText(" " + Rate(picture.BytesPerSecond, picture.PacketsPerSecond)).Add(" · ")
            .Add(Counted.Retransmissions(picture.Retransmissions).In(language), picture.Retransmissions > 0 ? TextStyle.Warning : TextStyle.Plain)
            .Add(" · ").Add(FindingCount.Say(language, ("n", picture.Findings)));
        return picture.Worst is not { } worst
            ? line
            : line.Add(" · ").Add(Worst.Say(language, ("stream", worst.Stream ?? 0), ("what", FindingBrief.Of(worst, language))), FindingBrief.Style(worst.Severity));
    }

    private string Rate(double bytes, double packets) =>
        $"{BytesASecond.Say(language, ("n", SizeText.InWords((long)bytes)))} · {PacketsASecond.Say(language, ("n", (long)Math.Ceiling(packets)))}";

    private static IEnumerable<StyledText> Filled(IReadOnlyList<StyledText> lines, int count) => lines.Concat(Enumerable.Repeat(new StyledText(), Math.Max(0, count - lines.Count)));
}
