using TcpSniff.Typography;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Watching;

/// <summary>What the keys are and what the table shows.</summary>
internal static class WatchHelp
{
    private static readonly (string Keys, Sentence What)[] Keys =
    [
        ("↑ ↓  k j", new("select a connection; in a timeline, scroll", "选择连接；在时间线中滚动", "選擇連線；在時間軸中捲動")),
        ("PgUp PgDn", new("a screen up or down", "上翻或下翻一屏", "上翻或下翻一頁")),
        ("Home End", new("to the top or the bottom; a timeline at its bottom goes on by itself", "到最上或最下；停在最下时，时间线自动继续", "到最上或最下；停在最下時，時間軸自動繼續")),
        ("Enter", new("open the connection's timeline, which grows", "打开这个连接的时间线，它会继续增长", "開啟這個連線的時間軸，它會繼續增長")),
        ("Esc Backspace", new("back to the table", "返回表格", "返回表格")),
        ("s", new("sort otherwise: busiest, latest, retransmissions, findings, number", "换一种排序：最忙、最近、重传、发现、编号", "換一種排序：最忙、最近、重傳、發現、編號")),
        ("p", new("hold the picture, or go on; the capture goes on anyway", "停住画面，或继续；抓包始终继续", "停住畫面，或繼續；擷取始終繼續")),
        ("q Ctrl-C", new("end", "结束", "結束")),
    ];

    private static readonly Sentence[] Remarks =
    [
        new("States are client/server, one where both are the same; dim or in (parentheses) is presumed, not proved.", "状态为 客户端/服务器，相同时只写一个；暗色或（括号）中的是推定，尚未证实。", "狀態為 用戶端/伺服器，相同時只寫一個；暗色或（括號）中的是推定，尚未證實。"),
        new("B/s counts payload of the last second, pkt/s segments, both directions; rtx is what was sent again.", "字节/秒 是最近一秒的载荷，包/秒 是报文段，均为双向；rtx 是重传次数。", "位元組/秒 是最近一秒的酬載，封包/秒 是區段，均為雙向；rtx 是重傳次數。"),
        new("A connection that is over is shown for five seconds more.", "已结束的连接再显示五秒。", "已結束的連線再顯示五秒。"),
    ];

    /// <summary>The lines.</summary>
    public static IEnumerable<StyledText> Lines(Language language) =>
    [
        new(" tcpsniff sniff --view live", TextStyle.Heading),
        new(),
        .. Keys.Select(key => new StyledText("  ").Add(key.Keys, TextStyle.Label).PadTo(18).Add(key.What.In(language))),
        new(),
        .. Remarks.Select(remark => new StyledText("  " + remark.In(language))),
    ];
}
