using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>A SYN met an older connection at the server, which the client cleared away before its own opened (RFC 9293 section 3.5.1).</summary>
internal sealed class OldConnectionClearedRule() : Rule("old-connection-cleared", Severity.Info, Means)
{
    private static readonly Sentence Means = new("An older connection had to be cleared away first.", "必须先清除一条旧连接。", "必須先清除一條舊連線。");

    private static readonly Sentence Cleared = new(
        "The server still held an older connection on these ports and answered the SYN for that (frame {answer}); the client cleared it by a RST (frame {rst}) and the connection opened when the SYN came again, {span} later. The client's system restarted, or gave the port out again too soon.",
        "服务器仍保留着这对端口上的旧连接，并为它回应了 SYN（第 {answer} 帧）；客户端用 RST（第 {rst} 帧）清除了它，SYN 再次到来时（{span} 之后）连接建立。客户端的系统重启过，或者过早地再次使用了这个端口。",
        "伺服器仍保留著這對連接埠上的舊連線，並為它回應了 SYN（第 {answer} 個訊框）；用戶端用 RST（第 {rst} 個訊框）清除了它，SYN 再次到來時（{span} 之後）連線建立。用戶端的系統重新啟動過，或者過早地再次使用了這個埠。");

    /// <summary>The answer for the older connection, the RST that cleared it, and the SYN that was answered then; null where it was not so.</summary>
    internal static (NotedSegment Answer, NotedSegment Reset, NotedSegment Syn)? Find(ConnectionCase one)
    {
        NotedSegment? answer = null;
        NotedSegment? reset = null;
        foreach (ref readonly var segment in one.Noted.Span)
        {
            answer = reset is null && segment.DidAny(SegmentEvents.AckUnacceptable | SegmentEvents.ChallengeAck) ? segment : answer;
            reset ??= segment.DidAny(SegmentEvents.ClearsOldConnection) ? segment : null;
            if (answer is { } old && reset is { } cleared && segment.Has(TcpFlags.Syn) && segment.From == cleared.From && segment.Frame < one.Connection.OpenedFrame)
            {
                return (old, cleared, segment);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        if (Find(connection) is var (answer, reset, syn))
        {
            var cost = syn.Time - connection.Connection.FirstTime;
            connection.Report(
                this, (connection.Connection.FirstFrame, syn.Frame), new(Cleared, ("answer", answer.Frame), ("rst", reset.Frame), ("span", SpanText.Of(cost))),
                cost: cost, evidence: [new("syn_again_frame", syn.Frame)]);
        }
    }
}
