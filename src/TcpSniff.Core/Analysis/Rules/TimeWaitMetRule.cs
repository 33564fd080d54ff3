using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A SYN comes on ports whose last connection the server still has in TIME-WAIT, with a number that does not supersede it (RFC 9293 section 3.6.1).</summary>
internal sealed class TimeWaitMetRule() : Rule("time-wait-met", Severity.Warning, Means)
{
    private static readonly Sentence Means = new("A SYN met the TIME-WAIT of an earlier connection.", "SYN 遇上了先前连接的 TIME-WAIT。", "SYN 遇上了先前連線的 TIME-WAIT。");

    private static readonly Sentence Met = new(
        "The SYN ({times}) came on the ports of connection {old}, {span} after its last segment: the server is still in TIME-WAIT for 60 s as Linux has it, and the SYN's number {isn} lies {distance} below the next one of the old connection, so that it does not take its place (RFC 9293 section 3.6.1, RFC 6191). No answer is in the capture. Let the client wait longer before it uses a port again, use timestamps, or let the client close first.",
        "SYN（{times}）使用了连接 {old} 的端口，距其最后一个报文段 {span}：服务器仍处于 TIME-WAIT（Linux 为 60 s），而 SYN 的序列号 {isn} 比旧连接的下一个序列号小 {distance}，因此不能取代它（RFC 9293 第 3.6.1 节、RFC 6191）。抓包中没有回应。请让客户端隔更久再使用同一端口、启用时间戳，或者让客户端先关闭。",
        "SYN（{times}）使用了連線 {old} 的連接埠，距其最後一個區段 {span}：伺服器仍處於 TIME-WAIT（Linux 為 60 s），而 SYN 的序號 {isn} 比舊連線的下一個序號小 {distance}，因此不能取代它（RFC 9293 第 3.6.1 節、RFC 6191）。擷取中沒有回應。請讓用戶端隔更久再使用同一埠、啟用時間戳記，或者讓用戶端先關閉。");

    /// <summary>Whether this rule speaks of the connection's SYN, and hence no other has to.</summary>
    internal static bool Speaks(ConnectionCase one) =>
        one.Connection is { Predecessor: not null, Handshake: Handshake.Unanswered } known && known.Server.State.State == TcpState.TimeWait
        && one.Noted.Count > 0 && one.Noted.Span[0].DidAny(SegmentEvents.SynIgnored);

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (!Speaks(connection))
        {
            return;
        }

        var known = connection.Connection;
        var before = known.Predecessor!.Value;
        var isn = known.Client.Rfc9293.Iss;
        var next = known.ClientSide == 0 ? before.Next0 : before.Next1;
        var waited = known.FirstTime - before.LastTime;
        connection.Report(
            this, (before.LastFrame, known.LastFrame),
            new(Met, ("times", Counted.Times(known.Client.Totals.Syn)), ("old", $"#{before.Stream}"), ("span", SpanText.Of(waited)), ("isn", isn.Value), ("distance", next - isn)),
            cost: known.Duration, evidence: [new("earlier_stream", before.Stream), new("time_wait_elapsed", waited.Seconds), new("below_next", next - isn)]);
    }
}
