using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains segments that were sent again, came late, or follow a gap.</summary>
internal static class LossNotes
{
    private static readonly Sentence Again = new(
        "Sent again{first}: the acknowledgment did not come in time.",
        "重传{first}：确认没有及时到来。",
        "重傳{first}：確認沒有及時到來。");

    private static readonly Sentence Twice = new(
        "The same packet once more{first}: it was doubled on its way here, or the capture saw it twice.",
        "同一个数据包又出现一次{first}：在途中被复制，或者被抓包看到了两次。",
        "同一個封包又出現一次{first}：在途中被複製，或者被擷取看到了兩次。");

    private static readonly Sentence Probe = new(
        "Sent again{first}, sooner than the timer would: nothing came back for about two round trips, and repeating the last segment asks for an answer (tail loss probe, RFC 8985 section 7).",
        "重传{first}，早于定时器：约两个往返时间没有回音，于是重发最后一个报文段来催促对方确认（尾部丢失探测，RFC 8985 第 7 节）。",
        "重傳{first}，早於計時器：約兩個往返時間沒有回音，於是重送最後一個區段來催促對方確認（尾端遺失探測，RFC 8985 第 7 節）。");

    private static readonly Sentence Fast = new(
        "Sent again at once{first}, without waiting for the timer: duplicate acks said that it is missing (fast retransmission, RFC 5681 section 3.2).",
        "立即重传{first}，不等定时器：重复的确认表明它丢失了（快重传，RFC 5681 第 3.2 节）。",
        "立即重傳{first}，不等計時器：重複的確認表明它遺失了（快速重傳，RFC 5681 第 3.2 節）。");

    private static readonly Sentence Spurious = new(
        "Sent again{first} although {peer} has acknowledged it: that ack was lost or late.",
        "{peer}已经确认过，却又重传{first}：那个确认丢失了，或者来晚了。",
        "{peer}已經確認過，卻又重傳{first}：那個確認遺失了，或者來晚了。");

    private static readonly Sentence Recorded = new(
        "Recorded after its acknowledgment{ack}: the capture has the two in the wrong order. It was sent once.",
        "记录在对它的确认{ack}之后：是抓包弄反了两者的先后，它只发送了一次。",
        "記錄在對它的確認{ack}之後：是擷取弄反了兩者的先後，它只送了一次。");

    private static readonly Sentence NotTaken = new(
        "The data of the SYN again: {peer}'s SYN+ACK took the SYN alone. Nothing was lost.",
        "再次发送 SYN 携带的数据：{peer}的 SYN+ACK 只接受了 SYN。没有丢失任何内容。",
        "再次傳送 SYN 攜帶的資料：{peer}的 SYN+ACK 只接受了 SYN。沒有遺失任何內容。");

    private static readonly Sentence InFrame = new(" (frame {frame})", "（第 {frame} 帧）", "（第 {frame} 個訊框）");

    private static readonly Sentence Late = new(
        "Out of order: segments sent after this one overtook it on the way.",
        "乱序：在它之后发送的报文段在途中超过了它。",
        "亂序：在它之後傳送的區段在途中超過了它。");

    private static readonly Sentence Soon = new(
        "Out of order: segments sent after this one overtook it on the way. Wireshark calls it a retransmission, but it comes sooner than a loss could be repaired.",
        "乱序：在它之后发送的报文段在途中超过了它。Wireshark 称它为重传，但它来得比修复丢失所能做到的更早。",
        "亂序：在它之後傳送的區段在途中超過了它。Wireshark 稱它為重傳，但它來得比修復遺失所能做到的更早。");

    private static readonly Sentence LateOrAgain = new(
        "Fills what was missing: overtaken on the way, or sent again after the first copy was lost before it came by here.",
        "补上缺失的部分：可能在途中被超过，也可能是第一份在到达这里之前丢失后的重传。",
        "補上缺失的部分：可能在途中被超過，也可能是第一份在到達這裡之前遺失後的重傳。");

    private static readonly Sentence Gap = new(
        "Something before seq {seq} is missing: it was lost on the way here, or the capture missed it.",
        "seq {seq} 之前缺了一段：可能在到达抓包点之前丢失，也可能是抓包漏掉了。",
        "seq {seq} 之前缺了一段：可能在到達擷取點之前遺失，也可能是擷取漏掉了。");

    /// <summary>About an acknowledgment of what the capture does not have; hindsight may know better.</summary>
    internal static readonly Sentence UnseenAcked = new(
        "ack {ack} covers what this capture never saw: {peer} sent it, {who} has it, only the capture missed it.",
        "ack {ack} 涵盖了本次抓包没有看到的内容：{peer}发过，{who}收到了，只是抓包漏掉了。",
        "ack {ack} 涵蓋了本次擷取沒有看到的內容：{peer}送過，{who}收到了，只是擷取漏掉了。");

    private static readonly Sentence Unbelievable = new(
        "ack {ack} covers more than {who} had offered to take, as far as this capture shows: either the capture misses a long stretch, or nobody sent it.",
        "从抓包来看，ack {ack} 涵盖的内容超出了{who}答应接收的范围：要么抓包缺了很长一段，要么根本没有人发过。",
        "從擷取來看，ack {ack} 涵蓋的內容超出了{who}答應接收的範圍：要麼擷取缺了很長一段，要麼根本沒有人送過。");

    private static readonly Sentence PortsAgain = new(
        "These ports belonged to an earlier connection in this capture; this one has nothing to do with it.",
        "这对端口在本次抓包中属于过另一条更早的连接；两者毫无关系。",
        "這對連接埠在本次擷取中屬於過另一條更早的連線；兩者毫無關係。");

    public static void Write(NoteList notes)
    {
        // A SYN or FIN that comes again was explained where it belongs.
        if (!notes.Has(TcpFlags.Syn) && !notes.Did(SegmentEvents.FinAgain) && Find(notes) is { } sentence)
        {
            notes.Wonder(sentence, ("first", Repetition.Of(notes.Facts)), ("ack", Acknowledged(notes.Facts)));
        }

        if (notes.Is(AnalysisFlags.OutOfOrder) && notes.Facts.RetransmissionOfFrame is null && !notes.Has(TcpFlags.Syn))
        {
            notes.Wonder(notes.Facts.IsOvertaken ? Late : LateOrAgain);
        }

        if (notes.Is(AnalysisFlags.LostSegment))
        {
            notes.Wonder(Gap);
        }

        if (notes.Is(AnalysisFlags.AckLostSegment) && !notes.Did(SegmentEvents.AckUnacceptable))
        {
            notes.Wonder(ExceedsOffer(notes.Facts) ? Unbelievable : UnseenAcked);
        }

        if (notes.Is(AnalysisFlags.ReusedPorts) && !notes.Did(SegmentEvents.ReusesTimeWait))
        {
            notes.Wonder(PortsAgain);
        }
    }

    private static Sentence? Find(NoteList notes)
    {
        // What was captured before is sent again, though it may be cut otherwise and Wireshark calls it out of order.
        if (!notes.Is(AnalysisFlags.Retransmission) && !(notes.Is(AnalysisFlags.OutOfOrder) && notes.Facts.RetransmissionOfFrame is not null))
        {
            return null;
        }

        return notes.Facts.Segment.IsCopy ? Twice
            : notes.Did(SegmentEvents.RecordedLate) ? Recorded
            : notes.Did(SegmentEvents.SynDataAgain) ? NotTaken
            : notes.Facts.IsOvertaken ? Soon
            : notes.Is(AnalysisFlags.SpuriousRetransmission) ? Spurious
            : notes.Is(AnalysisFlags.FastRetransmission) ? Fast
            : IsProbe(notes.Facts) ? Probe
            : Again;
    }

    /// <summary>The frame whose acknowledgment covers it, where it was recorded after that.</summary>
    private static Phrase Acknowledged(in SegmentFacts facts) => facts.Did(SegmentEvents.RecordedLate) && facts.Connection.End(facts.From.Peer()).Wireshark.AckFrame is > 0 and var frame
        ? new Statement(InFrame, ("frame", frame))
        : "";

    /// <summary>Whether it acknowledges beyond the window that its sender's segment before it announced.</summary>
    private static bool ExceedsOffer(in SegmentFacts facts)
    {
        var scale = facts.Connection.End(facts.From).Wireshark.Scale;
        return facts is { Ack: { } ack, PreviousAck: { } before, PreviousWindow: { } window } && scale.IsKnown && unchecked(ack - before) > ((long)window << scale.Shift) + 1;
    }

    private static bool IsProbe(SegmentFacts facts) =>
        facts.Connection.Episodes(facts.From).Any(episode => episode.ResentFrame == facts.Frame && episode.FoundBy == LossSignal.TailLossProbe);
}
