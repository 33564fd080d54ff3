using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>Explains ICMP errors about a segment (RFC 792, RFC 4443; what TCP makes of them: RFC 9293 section 3.9.2.2).</summary>
internal static class IcmpNote
{
    private static readonly Sentence About = new(
        "{reporter} reports about {who}'s segment with seq {seq}: {what}.",
        "{reporter} 就{who} seq {seq} 的报文段报告：{what}。",
        "{reporter} 就{who} seq {seq} 的區段回報：{what}。");

    private static readonly Sentence Network = new("no route to the destination", "没有到目的地的路由", "沒有到目的地的路由");
    private static readonly Sentence Host = new("the destination host cannot be reached", "无法到达目的主机", "無法到達目的主機");
    private static readonly Sentence Protocol = new("the destination does not speak TCP", "目的主机不支持 TCP", "目的主機不支援 TCP");
    private static readonly Sentence Port = new("nothing listens on that port", "该端口上没有程序在监听", "該埠上沒有程式在監聽");
    private static readonly Sentence Prohibited = new("a filter or firewall does not let it pass", "被过滤器或防火墙拦下", "被過濾器或防火牆攔下");

    private static readonly Sentence TooBig = new(
        "it is too large for the next hop, which takes {mtu} bytes at most; the sender has to make smaller segments",
        "它对下一跳来说太大，那里最多 {mtu} 字节；发送方必须改用更小的报文段",
        "它對下一跳來說太大，那裡最多 {mtu} 位元組；傳送方必須改用更小的區段");

    private static readonly Sentence Expired = new(
        "it travelled through too many routers (time to live exceeded), as in a routing loop",
        "它经过的路由器太多（生存时间耗尽），例如路由成环",
        "它經過的路由器太多（存活時間耗盡），例如路由成環");

    private static readonly Sentence Otherwise = new("it did not get through", "它没有送达", "它沒有送達");

    /// <summary>What the error says.</summary>
    public static Statement Of(IcmpEntry entry)
    {
        var error = entry.Error;
        var connection = entry.Connection;
        var sender = error.QuotedSide == connection.ClientSide ? Role.Client : Role.Server;
        return new(About,
            ("reporter", error.Reporter.ToString()), ("who", sender.The()),
            ("seq", (error.QuotedSeq - connection.Side(error.QuotedSide).Base.Value.Value).Value),
            ("what", new Statement(Meaning(error.Kind), ("mtu", error.Mtu))));
    }

    private static Sentence Meaning(IcmpErrorKind kind) => kind switch
    {
        IcmpErrorKind.NoRoute => Network,
        IcmpErrorKind.HostUnreachable => Host,
        IcmpErrorKind.ProtocolUnreachable => Protocol,
        IcmpErrorKind.PortUnreachable => Port,
        IcmpErrorKind.Prohibited => Prohibited,
        IcmpErrorKind.TooBig => TooBig,
        IcmpErrorKind.TimeExceeded => Expired,
        _ => Otherwise,
    };
}
