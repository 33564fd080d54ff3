using TcpSniff.Wording;

namespace TcpSniff.Web.Pages;

/// <summary>What the page of two captures calls its parts.</summary>
internal static class AlignmentPageWords
{
    /// <summary>All of them, by the name under which the page asks for them.</summary>
    public static IReadOnlyList<(string Name, Sentence Sentence)> All { get; } =
    [
        ("client", new("client", "客户端", "用戶端")),
        ("server", new("server", "服务器", "伺服器")),
        ("clientClock", new("client's clock", "客户端的时钟", "用戶端的時鐘")),
        ("serverClock", new("server's clock", "服务器的时钟", "伺服器的時鐘")),
        ("way", new("the way", "途中", "途中")),
        ("clocks", new("clocks", "时钟", "時鐘")),
        ("assumes", new("assumes", "假设", "假設")),
        ("beside", new("beside the server", "服务器旁", "伺服器旁")),
        ("connection", new("connection", "连接", "連線")),
        ("sent", new("sent", "发送", "傳送")),
        ("arrived", new("arrived", "到达", "到達")),
        ("lost", new("lost", "丢失", "遺失")),
        ("reordered", new("reordered", "乱序", "亂序")),
        ("made", new("made", "伪造", "偽造")),
        ("min", new("min", "最短", "最短")),
        ("median", new("median", "中位", "中位")),
        ("max", new("max", "最长", "最長")),
        ("held", new("host held ≤", "主机耽搁 ≤", "主機耽擱 ≤")),
        ("frame", new("frame", "帧", "訊框")),
        ("fate", new("fate", "遭遇", "遭遇")),
        ("delay", new("one-way delay", "单向延迟", "單向延遲")),
        ("heldBy", new("held by the sending host", "被发送方主机耽搁", "被傳送方主機耽擱")),
        ("changes", new("changed on the way", "途中改动", "途中改動")),
        ("theme", new("light or dark", "浅色或深色", "淺色或深色")),
        ("ladder", new("Segments on their way", "途中的报文段", "途中的區段")),
        ("keys", new("↑ ↓ walk from segment to segment, n goes to the next that is worth a word. Both sides' times count from the same moment.", "↑ ↓ 逐个报文段移动，n 跳到下一个值得一说的。两侧的时间从同一时刻起算。", "↑ ↓ 逐個區段移動，n 跳到下一個值得一說的。兩側的時間從同一時刻起算。")),
        ("left", new("segments more are left out", "个报文段未显示", "個區段未顯示")),
    ];
}
