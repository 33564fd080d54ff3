using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A RST answers the SYN (RFC 9293 section 3.10.7.1).</summary>
internal sealed class ConnectionRefusedRule() : Rule("connection-refused", Severity.Warning, Means)
{
    private static readonly Sentence Means = new("The server answers the SYN by a RST.", "服务器用 RST 回应 SYN。", "伺服器用 RST 回應 SYN。");

    private static readonly Sentence Refused = new(
        "{server} refused the connection after {span}: no program listens there. Check that the service runs, and on which address and port.",
        "{server} 在 {span} 后拒绝了连接：那里没有程序在监听。请检查服务是否在运行，监听的是哪个地址和端口。",
        "{server} 在 {span} 後拒絕了連線：那裡沒有程式在監聽。請檢查服務是否在執行，監聽的是哪個位址和埠。");

    private static readonly Sentence RefusedAmongOthers = new(
        "{server} refused the connection after {span}, although other connections to it opened: its program was being restarted, or refuses what is too much for it.",
        "{server} 在 {span} 后拒绝了连接，而到它的其他连接却打开了：它的程序正在重启，或者在过载时拒绝。",
        "{server} 在 {span} 後拒絕了連線，而到它的其他連線卻打開了：它的程式正在重新啟動，或者在過載時拒絕。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        var known = connection.Connection;
        if (known.Handshake != Handshake.Refused || known.GoesOnAs is not null || known.ResetFrame is not { } frame || connection.Segment(frame) is not { } reset)
        {
            return;
        }

        var among = connection.Capture.Sums.Listeners.Of(known).Opened > 0;
        connection.Report(
            this, (known.FirstFrame, frame),
            new(among ? RefusedAmongOthers : Refused, ("server", known.End(reset.From).Endpoint.ToString()), ("span", SpanText.Of(reset.Time - known.FirstTime))),
            reset.From, evidence: [new("syns", known.End(reset.From.Peer()).Totals.Syn)]);
    }
}
