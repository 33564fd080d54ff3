using TcpSniff.Analysis.Resets;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A RST ends a connection whose SYN was answered before the handshake is done (RFC 9293 section 3.5.2).</summary>
internal sealed class ResetInHandshakeRule() : Rule("reset-in-handshake", Severity.Warning, Means)
{
    private static readonly Sentence Means = new("A RST breaks the handshake off.", "RST 中断了握手。", "RST 中斷了交握。");

    private static readonly Sentence ByClient = new(
        "The client answered the SYN+ACK by a RST after {span}: it had given up waiting, or it never asked (an old duplicate SYN, a half-open port scan, a forged address).",
        "客户端在 {span} 后用 RST 回应 SYN+ACK：它已不再等待，或者从未请求过（旧的重复 SYN、半开端口扫描、伪造的地址）。",
        "用戶端在 {span} 後用 RST 回應 SYN+ACK：它已不再等待，或者從未請求過（舊的重複 SYN、半開埠掃描、偽造的位址）。");

    private static readonly Sentence ByServer = new(
        "The server took its SYN+ACK back by a RST after {span}: its program stopped listening, or a firewall interfered.",
        "服务器在 {span} 后用 RST 收回了 SYN+ACK：它的程序停止监听，或者防火墙介入了。",
        "伺服器在 {span} 後用 RST 收回了 SYN+ACK：它的程式停止監聽，或者防火牆介入了。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        var known = connection.Connection;
        if (known.Handshake != Handshake.HalfOpen || Reset.Of(connection) is not { } reset || connection.Capture.Sums.Listeners.Of(known).IsFlooded
            || HalfOpenRule.ServerGaveUp(connection))
        {
            return;
        }

        var what = new Statement(reset.By == Role.Client ? ByClient : ByServer, ("span", SpanText.Of(reset.Segment.Time - known.FirstTime)));
        var elsewhere = reset.Cause == ResetCause.Middlebox;
        connection.Report(
            this, (known.FirstFrame, reset.Segment.Frame), Paragraph.Of(what, elsewhere ? reset.Say() : null), elsewhere ? null : reset.By,
            evidence: [new("cause", 0, elsewhere ? reset.Cause.Id() : "handshake-abandoned")]);
    }
}
