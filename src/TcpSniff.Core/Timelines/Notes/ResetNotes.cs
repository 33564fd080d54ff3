using TcpSniff.Analysis.Surroundings;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains what a RST does, and why it may have been sent (RFC 9293 section 3.10.7).</summary>
internal static class ResetNotes
{
    private static readonly Sentence Refused = new(
        "Refused: no program listens on port {port}. ack {ack} = the SYN 0 + 1 shows that exactly this SYN is meant.",
        "被拒绝：{port} 端口上没有程序在监听。ack {ack} = SYN 0 + 1，表明针对的正是那个 SYN。",
        "被拒絕：{port} 埠上沒有程式在監聽。ack {ack} = SYN 0 + 1，表明針對的正是那個 SYN。");

    /// <summary>About a RST that ends a connection; hindsight may know better.</summary>
    internal static readonly Sentence Aborted = new(
        "{Who} breaks off: the connection ends at once for both sides. Nothing is acknowledged any more, and bytes not read yet are lost.",
        "{who}中止连接：双方的连接立即结束。不再有任何确认，尚未读取的字节都会丢失。",
        "{who}中止連線：雙方的連線立即結束。不再有任何確認，尚未讀取的位元組都會遺失。");

    private static readonly Sentence WhyOpen = new(
        "Usual reasons: its program closed or was killed with data unread, or closed with SO_LINGER 0.",
        "常见原因：它的程序在还有未读数据时关闭或被强行结束，或者设了 SO_LINGER 0 后关闭。",
        "常見原因：它的程式在還有未讀資料時關閉或被強行結束，或者設了 SO_LINGER 0 後關閉。");

    private static readonly Sentence WhyClosed = new(
        "Its program had closed already (its FIN was sent), and nobody is left there to read what {peer} sends.",
        "它的程序早已关闭（FIN 已发出），{peer}再发什么也没有人读了。",
        "它的程式早已關閉（FIN 已送出），{peer}再送什麼也沒有人讀了。");

    private static readonly Sentence WhyGaveUp = new(
        "{Who} asked {n} and heard nothing for {span}: its system gives up, and says so in case {peer} is still there.",
        "{who}询问了 {n}，{span} 没有任何回音：它的系统放弃这条连接，并告知对方，以防{peer}还在。",
        "{who}詢問了 {n}，{span} 沒有任何回音：它的系統放棄這條連線，並告知對方，以防{peer}還在。");

    private static readonly Sentence WhyUnknown = new(
        "It carries no ack, and its seq is the ack that it answers: {who}'s TCP knows no such connection (any more).",
        "它不带 ack，seq 正是它所回应的 ack：{who}的 TCP 不认识（或已忘记）这条连接。",
        "它不帶 ack，seq 正是它所回應的 ack：{who}的 TCP 不認得（或已忘記）這條連線。");

    private static readonly Sentence Ignored = new(
        "{Peer} ignores this RST: seq {seq} is not exactly the number that it expects. At most it asks back with a challenge ACK (RFC 5961 section 3).",
        "{peer}忽略这个 RST：seq {seq} 不正是它期望的序列号。它至多用挑战 ACK 反问（RFC 5961 第 3 节）。",
        "{peer}忽略這個 RST：seq {seq} 不正是它期望的序號。它至多用挑戰 ACK 反問（RFC 5961 第 3 節）。");

    private static readonly Sentence IgnoredBySyn = new(
        "{Peer} ignores this RST: it only takes one that acknowledges its SYN (ack 1), and this one {acks} (RFC 9293 section 3.10.7.3).",
        "{peer}忽略这个 RST：它只接受确认其 SYN 的 RST（ack 1），而这个{acks}（RFC 9293 第 3.10.7.3 节）。",
        "{peer}忽略這個 RST：它只接受確認其 SYN 的 RST（ack 1），而這個{acks}（RFC 9293 第 3.10.7.3 節）。");

    private static readonly Sentence AcksOther = new("has ack {ack}", "是 ack {ack}", "是 ack {ack}");
    private static readonly Sentence AcksNothing = new("acknowledges nothing", "没有确认任何内容", "沒有確認任何內容");

    private static readonly Sentence AfterClose = new(
        "The connection had ended already; {who} only says that it knows nothing of it any more.",
        "连接早已结束；{who}只是说明自己已不认识它。",
        "連線早已結束；{who}只是說明自己已不認得它。");

    private static readonly Sentence EndsWaiting = new(
        "This RST ends {peer}'s TIME-WAIT before its time, the protection against old segments with it (RFC 1337).",
        "这个 RST 让{peer}的 TIME-WAIT 提前结束，对旧报文段的防护也随之消失（RFC 1337）。",
        "這個 RST 讓{peer}的 TIME-WAIT 提前結束，對舊區段的防護也隨之消失（RFC 1337）。");

    private static readonly Sentence Clears = new(
        "This RST ends what {peer} answered for, an older connection or an older SYN; its seq is the ack of that answer. The one that is being opened goes on (RFC 9293 section 3.5.1).",
        "这个 RST 结束的是{peer}为之作答的旧连接或旧 SYN，它的 seq 就是那个回应的 ack。正在建立的连接继续（RFC 9293 第 3.5.1 节）。",
        "這個 RST 結束的是{peer}為之作答的舊連線或舊 SYN，它的 seq 就是那個回應的 ack。正在建立的連線繼續（RFC 9293 第 3.5.1 節）。");

    public static void Write(NoteList notes)
    {
        if (!notes.Has(TcpFlags.Rst))
        {
            return;
        }

        if (notes.Did(SegmentEvents.RstIgnored))
        {
            IgnoredBecause(notes);
        }
        else if (notes.Did(SegmentEvents.ClearsOldConnection))
        {
            notes.Wonder(Clears);
        }
        else if (notes.Did(SegmentEvents.Refuses))
        {
            notes.Warn(Refused, ("port", notes.Facts.Segment.Source.Port));
        }
        else if (notes.Did(SegmentEvents.Aborts))
        {
            notes.Warn(Aborted);
            Explain(notes);
        }
        else if (notes.Did(SegmentEvents.RstAfterClose))
        {
            notes.Wonder(AfterClose);
        }

        if (notes.Did(SegmentEvents.AssassinatesTimeWait))
        {
            notes.Wonder(EndsWaiting);
        }
    }

    /// <summary>Whether a sentence gives a reason for a RST that ends a connection.</summary>
    internal static bool IsReason(Sentence sentence) => sentence == WhyOpen || sentence == WhyClosed || sentence == WhyUnknown || sentence == WhyGaveUp;

    private static void IgnoredBecause(NoteList notes)
    {
        if (notes.PeerBefore.State == TcpState.SynSent)
        {
            notes.Wonder(IgnoredBySyn, ("acks", notes.Facts.Ack is { } ack ? new Statement(AcksOther, ("ack", ack)) : AcksNothing));
        }
        else
        {
            notes.Wonder(Ignored);
        }
    }

    private static void Explain(NoteList notes)
    {
        if (Silence.Of(notes.Facts.Connection, notes.Facts.From) is { } silence)
        {
            notes.Say(WhyGaveUp, ("n", Counted.Times(silence.Questions)), ("span", SpanText.Of(notes.Facts.Time - silence.Since)));
        }
        else
        {
            notes.Say(Reason(notes));
        }
    }

    private static Sentence Reason(NoteList notes)
    {
        if (notes.SenderBefore.State is TcpState.FinWait1 or TcpState.FinWait2 or TcpState.Closing or TcpState.LastAck or TcpState.TimeWait)
        {
            return WhyClosed;
        }

        return notes.Has(TcpFlags.Ack) ? WhyOpen : WhyUnknown;
    }
}
