using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A new connection on the very ends of an earlier one (RFC 9293 sections 3.4.3 and 3.6.1).</summary>
internal sealed class PortReuseRule() : Rule("port-reuse", Severity.Info, Means)
{
    private static readonly Sentence Means = new("A connection uses the addresses and ports of an earlier one.", "一条连接使用了先前连接的地址和端口。", "一條連線使用了先前連線的位址和埠。");

    private static readonly Sentence Waiting = new(
        "Both addresses and ports are those of connection {old}, which closed {span} earlier and was still in TIME-WAIT: a SYN with a higher number or a younger timestamp may take its place (RFC 6191).",
        "地址和端口与连接 {old} 完全相同；后者在 {span} 前关闭，仍处于 TIME-WAIT：序列号更大或时间戳更新的 SYN 可以取代它（RFC 6191）。",
        "位址和埠與連線 {old} 完全相同；後者在 {span} 前關閉，仍處於 TIME-WAIT：序號更大或時間戳記更新的 SYN 可以取代它（RFC 6191）。");

    private static readonly Sentence Closed = new(
        "Both addresses and ports are those of connection {old}, which had ended {span} earlier.",
        "地址和端口与连接 {old} 完全相同；后者在 {span} 前已结束。",
        "位址和埠與連線 {old} 完全相同；後者在 {span} 前已結束。");

    private static readonly Sentence Open = new(
        "Both addresses and ports are those of connection {old}, which was never closed; its last segment came {span} earlier. One end restarted, or a NAT gives the port to somebody else.",
        "地址和端口与连接 {old} 完全相同；后者从未关闭，最后一个报文段在 {span} 前。有一端重启过，或者 NAT 把端口分给了别人。",
        "位址和埠與連線 {old} 完全相同；後者從未關閉，最後一個區段在 {span} 前。有一端重新啟動過，或者 NAT 把埠分給了別人。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        // A new attempt after one that never opened is no reuse worth telling, and a SYN that was ignored is told by another rule.
        if (connection.Connection.Predecessor is not { } before || connection.Noted.Count == 0 || !connection.Noted.Span[0].IsAny(AnalysisFlags.ReusedPorts)
            || before.Handshake is Handshake.Unanswered or Handshake.Refused or Handshake.HalfOpen || connection.BeginsIgnored
            || connection.Noted.Span[0].DidAny(SegmentEvents.GoesOn))
        {
            return;
        }

        var open = before.Teardown is Teardown.None or Teardown.HalfClosed;
        var waiting = connection.Noted.Span[0].DidAny(SegmentEvents.ReusesTimeWait);
        var text = new Statement(
            open ? Open : waiting ? Waiting : Closed, ("old", $"#{before.Stream}"), ("span", SpanText.Of(connection.Connection.FirstTime - before.LastTime)));
        connection.Report(
            this, (before.LastFrame, connection.Connection.FirstFrame), text, severity: open ? Severity.Warning : null,
            evidence: [new("earlier_stream", before.Stream)]);
    }
}
