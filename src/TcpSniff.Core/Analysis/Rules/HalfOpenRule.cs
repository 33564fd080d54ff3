using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Rules;

/// <summary>The SYN was answered, and the handshake never completed (RFC 9293 section 3.5.1).</summary>
internal sealed class HalfOpenRule() : Rule("half-open", Severity.Warning, Means)
{
    private static readonly Sentence Means = new("The handshake began and never completed.", "握手开始了，却一直没有完成。", "交握開始了，卻一直沒有完成。");

    private static readonly Sentence Silent = new(
        "The server sent its SYN+ACK {times} within {span}, and the client never confirms: it is gone, or the SYN came from a forged address.",
        "服务器在 {span} 内把 SYN+ACK 发了 {times}，客户端始终没有确认：它已离开，或者 SYN 来自伪造的地址。",
        "伺服器在 {span} 內把 SYN+ACK 送了 {times}，用戶端始終沒有確認：它已離開，或者 SYN 來自偽造的位址。");

    private static readonly Sentence Lost = new(
        "The server answers by SYN+ACK ({times}), yet the client repeats its SYN ({repeats}): the answer does not reach it. Look at the way from the server to the client.",
        "服务器用 SYN+ACK 回应（{times}），客户端却重发 SYN（{repeats}）：回应没有到达它。请查看从服务器到客户端的路径。",
        "伺服器用 SYN+ACK 回應（{times}），用戶端卻重送 SYN（{repeats}）：回應沒有到達它。請查看從伺服器到用戶端的路徑。");

    private static readonly Sentence Older = new(
        "The server answers the SYN by the ACK of an older connection on these ports, which it still holds; the client does not clear it away by a RST (RFC 9293 section 3.5.1).",
        "服务器仍保留着这对端口上的旧连接，用旧连接的 ACK 回应 SYN；客户端没有用 RST 清除它（RFC 9293 第 3.5.1 节）。",
        "伺服器仍保留著這對埠上的舊連線，用舊連線的 ACK 回應 SYN；用戶端沒有用 RST 清除它（RFC 9293 第 3.5.1 節）。");

    private static readonly Sentence Unheard = new(
        "The server sent its SYN+ACK {times} within {span}, last after the client's ACK in frame {ack}: that did not reach it, or it did not accept it. For the server the connection is not open.",
        "服务器在 {span} 内把 SYN+ACK 发了 {times}，最后一次在客户端的 ACK（第 {ack} 帧）之后：那个 ACK 没有到达，或者没有被接受。对服务器来说，连接没有建立。",
        "伺服器在 {span} 內把 SYN+ACK 送了 {times}，最後一次在用戶端的 ACK（第 {ack} 個訊框）之後：那個 ACK 沒有到達，或者沒有被接受。對伺服器來說，連線沒有建立。");

    /// <inheritdoc/>
    public override void Judge(ConnectionCase connection)
    {
        var known = connection.Connection;
        // A server that does not repeat its SYN+ACK has got the ACK, captured or not (RFC 6298 section 2).
        var answers = known.Server.Totals.Syn;
        if (!IsHalfOpen(known) || known.GoesOnAs is not null || (known.ResetFrame is not null && !ServerGaveUp(connection))
            || connection.Capture.Sums.Listeners.Of(known).IsFlooded)
        {
            return;
        }

        var repeats = SynsAfterAnswer(connection);
        if (answers < 2 && repeats == 0 && (answers > 0 || known.Client.Totals.Syn < 2))
        {
            return;
        }

        var (text, culprit) = (answers, repeats) switch
        {
            (0, _) => (new Statement(Older), Role.Client),
            (_, 0) when Answer(connection) is { } ack => (
                new Statement(Unheard, ("times", Counted.Times(answers)), ("span", SpanText.Of(known.Duration)), ("ack", ack.Frame)),
                ack.DidAny(SegmentEvents.AckUnacceptable) ? Role.Client : null),
            (_, 0) => (new Statement(Silent, ("times", Counted.Times(answers)), ("span", SpanText.Of(known.Duration))), Role.Client),
            _ => (new Statement(Lost, ("times", Counted.Times(answers)), ("repeats", Counted.Times(repeats))), default(Role?)),
        };
        connection.Report(
            this, (known.FirstFrame, known.LastFrame), text, culprit, cost: known.Duration,
            evidence: [new("syn_acks", answers), new("syns_after_syn_ack", repeats)]);
    }

    /// <summary>Whether the server repeated its SYN+ACK and in the end took it back by a RST.</summary>
    public static bool ServerGaveUp(ConnectionCase one) => one.Connection.Server.Totals.Syn > 1 && one.Connection.ResetBy == Role.Server;

    /// <summary>The SYN was answered, by a SYN+ACK or for an older connection, and nothing opened.</summary>
    private static bool IsHalfOpen(Connection known) =>
        known.Handshake == Handshake.HalfOpen || (known.Handshake == Handshake.Unanswered && known.Lifecycle.Did(Milestones.Challenged));

    /// <summary>The client's first ACK after the SYN+ACK; null for none.</summary>
    private static NotedSegment? Answer(ConnectionCase one)
    {
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.From == Role.Client && segment.DidAny(SegmentEvents.Opens | SegmentEvents.AckUnacceptable))
            {
                return segment;
            }
        }

        return null;
    }

    private static int SynsAfterAnswer(ConnectionCase one)
    {
        var (answered, repeats) = (false, 0);
        foreach (ref readonly var segment in one.Noted.Span)
        {
            if (segment.Has(TcpFlags.Syn))
            {
                answered |= segment.From == Role.Server;
                repeats += answered && segment.From == Role.Client && segment.DidAny(SegmentEvents.SynAgain) && !segment.IsCopy ? 1 : 0;
            }
        }

        return repeats;
    }
}
