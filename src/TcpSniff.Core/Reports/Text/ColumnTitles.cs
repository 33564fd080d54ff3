using TcpSniff.Wording;

namespace TcpSniff.Reports.Text;

/// <summary>Headings of tables. What names a field of the segment – seq, ack, len, win, flags – is called so in every language.</summary>
internal static class ColumnTitles
{
    private static readonly Sentence[] All =
    [
        new("client", "客户端", "用戶端"),
        new("server", "服务器", "伺服器"),
        new("state", "状态", "狀態"),
        new("handshake", "握手", "交握"),
        new("teardown", "关闭", "關閉"),
        new("duration", "时长", "時長"),
        new("sent", "发送", "傳送"),
        new("got", "接收", "接收"),
        new("findings", "发现", "發現"),
        new("frame", "帧", "訊框"),
        new("time", "时间", "時間"),
        new("delta", "间隔", "間隔"),
        new("from", "发自", "來自"),
        new("analysis", "分析", "分析"),
        new("interface", "接口", "介面"),
        new("capture", "可抓包", "可擷取"),
        new("link type", "链路类型", "鏈路類型"),
        new("addresses", "地址", "位址"),
    ];

    /// <summary>A heading in a language; as it is where it is the same in all.</summary>
    public static string In(string english, Language language) => Array.Find(All, known => known.En == english)?.In(language) ?? english;
}
