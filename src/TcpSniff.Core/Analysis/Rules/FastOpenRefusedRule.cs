using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A server does not take the data of a SYN, for it does not accept the Fast Open cookie or does not know the option (RFC 7413 section 4.2.2).</summary>
internal sealed class FastOpenRefusedRule() : Rule("fast-open-refused", Severity.Info, Means)
{
    private static readonly Sentence Means = new("The server did not take the data of a Fast Open SYN.", "服务器没有接受 Fast Open SYN 携带的数据。", "伺服器沒有接受 Fast Open SYN 攜帶的資料。");

    private static readonly Sentence Refused = new(
        "The client sent {bytes} with its SYN (Fast Open); the server took the SYN alone, so the client sends them again after the handshake, in frame {frame}: nothing was lost, only the round trip was not saved. The cookie is out of date, or the server or a device on the way does not do Fast Open.",
        "客户端随 SYN 发送了 {bytes}（Fast Open），服务器只接受了 SYN，于是客户端在握手之后（第 {frame} 帧）再次发送：没有丢失，只是没省下一个往返。可能是 cookie 过期，也可能是服务器或途中的设备不支持 Fast Open。",
        "用戶端隨 SYN 送出了 {bytes}（Fast Open），伺服器只接受了 SYN，於是用戶端在交握之後（第 {frame} 個訊框）再次傳送：沒有遺失，只是沒省下一個往返。可能是 cookie 過期，也可能是伺服器或途中的裝置不支援 Fast Open。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        NotedSegment? syn = null;
        foreach (ref readonly var segment in connection.Noted.Span)
        {
            syn ??= segment.DidAny(SegmentEvents.FastOpenData) ? segment : null;
            if (syn is { } open && segment.DidAny(SegmentEvents.SynDataAgain))
            {
                connection.Report(
                    this, open, segment, new(Refused, ("bytes", Counted.Bytes(open.Length)), ("frame", segment.Frame)), evidence: [new("bytes", open.Length)]);
                return;
            }
        }
    }
}
