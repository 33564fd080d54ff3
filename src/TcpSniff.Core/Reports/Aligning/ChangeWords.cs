using TcpSniff.Aligning.Fates;
using TcpSniff.Wording;

namespace TcpSniff.Reports.Aligning;

/// <summary>What a device changed, in words.</summary>
internal static class ChangeWords
{
    private static readonly Sentence SourceAddress = new("source address", "源地址", "來源位址");
    private static readonly Sentence SourcePort = new("source port", "源端口", "來源連接埠");
    private static readonly Sentence TimeToLive = new("time to live", "生存时间（TTL）", "存活時間（TTL）");
    private static readonly Sentence Identification = new("IP identification", "IP 标识", "IP 識別碼");
    private static readonly Sentence Window = new("window", "窗口", "視窗");
    private static readonly Sentence WindowScale = new("window scale", "窗口扩大", "視窗擴大");
    private static readonly Sentence Timestamps = new("timestamps", "时间戳", "時間戳記");
    private static readonly Sentence Flags = new("flags", "标志", "旗標");
    private static readonly Sentence Payload = new("payload", "载荷", "酬載");
    private static readonly Sentence Gone = new("{field} taken away", "去掉了{field}", "去掉了{field}");
    private static readonly Sentence Added = new("{field} {after} added", "加上了{field} {after}", "加上了{field} {after}");
    private static readonly Sentence Became = new("{field} {before} → {after}", "{field} {before} → {after}", "{field} {before} → {after}");
    private static readonly Sentence Other = new("{field}", "{field}", "{field}");

    private static readonly HashSet<string> Options = ["mss", "window_scale", "sack_permitted", "timestamps", "md5", "user_timeout", "authentication", "mptcp", "fast_open", "other_options"];

    /// <summary>Whether a field is one of TCP's options.</summary>
    public static bool IsOption(string field) => Options.Contains(field);

    /// <summary>A change.</summary>
    public static Phrase Of(Change change) => change switch
    {
        { Received: "none" } => new Statement(Gone, ("field", Name(change.Field))),
        { Sent: "none" } => new Statement(Added, ("field", Name(change.Field)), ("after", change.Received == "there" ? "" : change.Received)),
        _ => new Statement(Became, ("field", Name(change.Field)), ("before", change.Sent), ("after", change.Received)),
    };

    /// <summary>A field.</summary>
    public static Phrase Name(string field) => field switch
    {
        "source_address" => SourceAddress,
        "source_port" => SourcePort,
        "ttl" => TimeToLive,
        "ip_id" => Identification,
        "window" => Window,
        "window_scale" => WindowScale,
        "timestamps" => Timestamps,
        "flags" => Flags,
        "payload" => Payload,
        "mss" => "MSS",
        "sack_permitted" => "SACK permitted",
        "sack" => "SACK",
        "ecn" => "ECN",
        "mptcp" => "MPTCP",
        _ => new Statement(Other, ("field", field)),
    };
}
