using TcpSniff.Wording;

namespace TcpSniff.Analysis.Resets;

/// <summary>How findings speak of the cause of a RST.</summary>
internal static class ResetCauseWords
{
    private static readonly Sentence Middlebox = new(
        "The RST arrived with TTL {ttl}, everything else from {who} with {usual}: something on the way made it, such as a firewall.",
        "这个 RST 到达时 TTL 为 {ttl}，而{who}的其他报文段都是 {usual}：它出自路上的设备，例如防火墙。",
        "這個 RST 到達時 TTL 為 {ttl}，而{who}的其他區段都是 {usual}：它出自路上的裝置，例如防火牆。");

    private static readonly Sentence GaveUp = new(
        "It had asked {peer} again and again, without an answer, and gave up.",
        "它一再询问{peer}，都没有回应，于是放弃了。",
        "它一再詢問{peer}，都沒有回應，於是放棄了。");

    private static readonly Sentence ClosedAlready = new(
        "Its program had closed already, so nobody is left there to read what {peer} sends.",
        "它的程序早已关闭，{peer}再发什么也没有人读了。",
        "它的程式早已關閉，{peer}再送什麼也沒有人讀了。");

    private static readonly Sentence Unknown = new(
        "The RST carries no ack, as an answer to a connection that {who}'s system does not know: it restarted, or forgot the connection after a time.",
        "这个 RST 不带 ack，像是在回应{who}的系统不认识的连接：它重启过，或者过了一段时间已忘记这条连接。",
        "這個 RST 不帶 ack，像是在回應{who}的系統不認得的連線：它重新啟動過，或者過了一段時間已忘記這條連線。");

    private static readonly Sentence Unread = new(
        "{peer}'s last data got no reply from {who}'s program. Likely that closed or was killed with data unread: then its system sends RST instead of FIN. If it had read everything, it closed with SO_LINGER 0.",
        "{who}的程序没有回复{peer}最后的数据。很可能它在数据未读时关闭或被强行结束：这时系统会发 RST 而不是 FIN。如果数据都已读完，就是以 SO_LINGER 0 关闭的。",
        "{who}的程式沒有回覆{peer}最後的資料。很可能它在資料未讀時關閉或被強行結束：這時系統會送 RST 而不是 FIN。如果資料都已讀完，就是以 SO_LINGER 0 關閉的。");

    private static readonly Sentence Abort = new(
        "Nothing was left to read, so {who}'s program likely aborted on purpose (SO_LINGER 0).",
        "已没有未读的数据，所以很可能是{who}的程序有意中止（SO_LINGER 0）。",
        "已沒有未讀的資料，所以很可能是{who}的程式有意中止（SO_LINGER 0）。");

    private static readonly Sentence Idle = new(
        "Nothing was left to read and nobody had said anything for {span}: likely a time-out, of {who}'s program or of a load balancer before it.",
        "已没有未读的数据，之前双方有 {span} 没有说话：很可能是超时，出自{who}的程序，或它前面的负载均衡器。",
        "已沒有未讀的資料，之前雙方有 {span} 沒有說話：很可能是逾時，出自{who}的程式，或它前面的負載平衡器。");

    /// <summary>The id of a cause, for evidence.</summary>
    public static string Id(this ResetCause cause) => cause switch
    {
        ResetCause.Middlebox => "middlebox",
        ResetCause.GaveUp => "gave-up",
        ResetCause.ClosedAlready => "closed-already",
        ResetCause.UnknownConnection => "unknown-connection",
        ResetCause.UnreadData => "unread-data",
        ResetCause.IdleTimeout => "idle-timeout",
        _ => "abort",
    };

    /// <summary>The sentence about a cause.</summary>
    public static Statement Say(this Reset reset)
    {
        var (by, peer) = (reset.By, reset.By.Peer());
        return reset.Cause switch
        {
            ResetCause.Middlebox => new(Middlebox, ("ttl", reset.Segment.Ttl), ("usual", reset.UsualTtl), ("who", by.The())),
            ResetCause.GaveUp => new(GaveUp, ("peer", peer.The())),
            ResetCause.ClosedAlready => new(ClosedAlready, ("peer", peer.The())),
            ResetCause.UnknownConnection => new(Unknown, ("who", by.The())),
            ResetCause.UnreadData => new(Unread, ("peer", peer.Subject()), ("who", by.The())),
            ResetCause.IdleTimeout => new(Idle, ("span", SpanText.Of(reset.QuietBefore)), ("who", by.The())),
            _ => new(Abort, ("who", by.The())),
        };
    }
}
