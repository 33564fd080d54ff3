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
    private static readonly Sentence Again = new("Sent again{first}.", "重传{first}。", "重傳{first}。");

    private static readonly Sentence Timer = new(
        "Sent again{first}: the retransmission timer (RTO) ran out after {wait} without an acknowledgment (RFC 6298).",
        "超时重传{first}：{wait} 没有等到确认，重传定时器（RTO）超时（RFC 6298）。",
        "逾時重傳{first}：{wait} 沒有等到確認，重傳計時器（RTO）逾時（RFC 6298）。");

    private static readonly Sentence TimerAgain = new(
        "Sent again by the timer, #{run}{first}: {wait} after frame {previous}; the time before it was {before}.",
        "超时重传 #{run}{first}：距第 {previous} 帧 {wait}；上一次是 {before}。",
        "逾時重傳 #{run}{first}：距第 {previous} 個訊框 {wait}；上一次是 {before}。");

    private static readonly Sentence TimerDoubled = new(
        "Sent again by the timer, #{run}{first}: {wait} after frame {previous}. The timer doubles each time ({before} → {wait}, RFC 6298 section 5.5).",
        "超时重传 #{run}{first}：距第 {previous} 帧 {wait}，RTO 加倍（{before} → {wait}，RFC 6298 第 5.5 节）。",
        "逾時重傳 #{run}{first}：距第 {previous} 個訊框 {wait}，RTO 加倍（{before} → {wait}，RFC 6298 第 5.5 節）。");

    private static readonly Sentence BySack = new(
        "Sent again{first}, without waiting for the timer: SACK reports later bytes as received, so this is missing (RFC 8985, RFC 6675).",
        "重传{first}，不等定时器：SACK 报告后面的字节已收到，说明这一段缺失（RFC 8985、RFC 6675）。",
        "重傳{first}，不等計時器：SACK 回報後面的位元組已收到，說明這一段缺失（RFC 8985、RFC 6675）。");

    private static readonly Sentence BySackOrTimer = new(
        "Sent again{first}: SACK reports later bytes as received, so this is missing; the timer (RTO) may as well have run out.",
        "重传{first}：SACK 报告后面的字节已收到，说明这一段缺失；也可能是定时器（RTO）超时。",
        "重傳{first}：SACK 回報後面的位元組已收到，說明這一段缺失；也可能是計時器（RTO）逾時。");

    private static readonly Sentence FastOrTimer = new(
        "Sent again{first}: duplicate acks said that it is missing (fast retransmission, RFC 5681 section 3.2); the timer (RTO) may as well have run out.",
        "重传{first}：重复的确认表明它丢失了（快重传，RFC 5681 第 3.2 节）；也可能是定时器（RTO）超时。",
        "重傳{first}：重複的確認表明它遺失了（快速重傳，RFC 5681 第 3.2 節）；也可能是計時器（RTO）逾時。");

    private static readonly Sentence Further = new(
        "Sent again{first}: it goes on with the recovery that an earlier repetition began.",
        "重传{first}：继续先前那次重传开始的恢复。",
        "重傳{first}：繼續先前那次重傳開始的恢復。");

    private static readonly Sentence Unexplained = new(
        "Sent again{first}, too soon for a timer; nothing in the capture shows why.",
        "重传{first}，早于任何定时器；抓包中看不出原因。",
        "重傳{first}，早於任何計時器；擷取中看不出原因。");

    private static readonly Sentence IntoClosedWindow = new(
        "Sent again{first} towards a closed window, to be told whether it has opened.",
        "向已关闭的窗口重传{first}，以得知窗口是否重新打开。",
        "向已關閉的視窗重傳{first}，以得知視窗是否重新打開。");

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

    private static readonly Sentence AskedFor = new(
        "Fills what was missing, as the duplicate acks asked: most likely sent again, after its first copy was lost before it came by here.",
        "补上缺失的部分，正是重复确认所要的：很可能是第一份在到达这里之前丢失后的重传。",
        "補上缺失的部分，正是重複確認所要的：很可能是第一份在到達這裡之前遺失後的重傳。");

    private static readonly Sentence AcknowledgedUnseen = new(
        "It was acknowledged before, and its first copy is not in the capture: sent again without need, or recorded late.",
        "它早已得到确认，而第一份不在抓包中：要么是不必要的重传，要么是抓包记录晚了。",
        "它早已得到確認，而第一份不在擷取中：要麼是不必要的重傳，要麼是擷取記錄晚了。");

    /// <summary>About a hole; hindsight may know better.</summary>
    internal static readonly Sentence Gap = new(
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

    private static readonly Sentence TooOld = new(
        "ack {ack} lies far below what {who} acknowledged before: {peer} drops it (RFC 5961 section 5.2).",
        "ack {ack} 远低于{who}此前确认过的位置：{peer}丢弃它（RFC 5961 第 5.2 节）。",
        "ack {ack} 遠低於{who}此前確認過的位置：{peer}丟棄它（RFC 5961 第 5.2 節）。");

    private static readonly Sentence SameSyn = new(
        "It is the SYN of connection {old} once more: {who} tries again after the answer there.",
        "这与连接 {old} 的 SYN 相同：{who}在那里得到回应之后再试一次。",
        "這與連線 {old} 的 SYN 相同：{who}在那裡得到回應之後再試一次。");

    /// <summary>So much at once is hardly missing from a capture without anything in between.</summary>
    private const uint Incredible = 1 << 24;

    /// <summary>Before these nothing is missing, or nobody knows.</summary>
    private const SegmentEvents NoGap = SegmentEvents.SecondAnswer | SegmentEvents.AckUnacceptable | SegmentEvents.GoesOnInOrder | Refusal.ForNumbers;

    public static void Write(NoteList notes)
    {
        // A SYN or FIN that comes again was explained where it belongs.
        if (!notes.Has(TcpFlags.Syn) && (notes.Facts.Events & (SegmentEvents.FinAgain | SegmentEvents.FirstCopy | SegmentEvents.Padding | Refusal.ForNumbers)) == 0 && Find(notes) is { } sentence)
        {
            Repeated(notes, sentence);
        }

        if (notes.Is(AnalysisFlags.LostSegment) && (notes.Facts.Events & NoGap) == 0)
        {
            notes.Wonder(Gap);
        }

        if (notes.Did(SegmentEvents.AckBeyondOffer))
        {
            notes.Wonder(Unbelievable);
        }
        else if (notes.Did(SegmentEvents.AckTooOld))
        {
            notes.Wonder(TooOld);
        }
        else if (notes.Is(AnalysisFlags.AckLostSegment) && notes.Did(SegmentEvents.AcksUnseen) && !notes.Did(SegmentEvents.AckUnacceptable))
        {
            notes.Wonder(IsIncredible(notes.Facts) ? Unbelievable : UnseenAcked);
        }

        if (notes.Is(AnalysisFlags.ReusedPorts) && (notes.Facts.Events & (SegmentEvents.ReusesTimeWait | SegmentEvents.GoesOn)) == 0)
        {
            SayPorts(notes);
        }
    }

    private static void SayPorts(NoteList notes)
    {
        ref readonly var facts = ref notes.Facts;
        var same = facts.Reused is { } before && before.View(facts.Segment.SourceSide).Base is { IsSet: true } number && number.Value == facts.Segment.Seq && before.OpenedFrame is null;
        notes.Wonder(same ? SameSyn : PortsAgain, ("old", $"#{facts.Reused?.Stream}"));
    }

    private static Sentence? Find(NoteList notes)
    {
        if (!notes.Is(AnalysisFlags.Retransmission | AnalysisFlags.OutOfOrder))
        {
            return null;
        }

        return notes.Facts.Segment.IsCopy ? Twice
            : notes.Did(SegmentEvents.RecordedLate) ? Recorded
            : notes.Did(SegmentEvents.SynDataAgain) ? NotTaken
            : notes.Facts.IsOvertaken ? notes.Is(AnalysisFlags.OutOfOrder) ? Late : Soon
            : notes.Did(SegmentEvents.NeverSeen) ? Unseen(notes)
            : notes.Is(AnalysisFlags.SpuriousRetransmission) ? Spurious
            : ByCause(notes);
    }

    /// <summary>Its first copy is not in the capture: what it fills was lost before the tap, or it is late itself.</summary>
    private static Sentence Unseen(NoteList notes) =>
        notes.Is(AnalysisFlags.SpuriousRetransmission) ? AcknowledgedUnseen
        : notes.Facts.Receiver.Wireshark is { Duplicates: > 0 } peer && peer.LastAck == notes.Facts.Segment.Seq ? AskedFor
        : LateOrAgain;

    /// <summary>The frame whose acknowledgment covers it, where it was recorded after that.</summary>
    private static Phrase Acknowledged(in SegmentFacts facts) => facts.Did(SegmentEvents.RecordedLate) && facts.Connection.End(facts.From.Peer()).Wireshark.AckFrame is > 0 and var frame
        ? new Statement(InFrame, ("frame", frame))
        : "";

    /// <summary>Whether it acknowledges more than its sender can well have taken, where its window's scale is unknown.</summary>
    private static bool IsIncredible(in SegmentFacts facts) =>
        facts is { Window: null, Ack: { } ack, PreviousAck: { } before } && unchecked(ack - before) > Incredible;

    /// <summary>What made its sender send it again, as far as that is known.</summary>
    private static Sentence ByCause(NoteList notes)
    {
        ref readonly var facts = ref notes.Facts;
        if (facts.Sender.RepairOf(facts.Frame) is not { } repair)
        {
            return facts.PeerWindow == 0 ? IntoClosedWindow : Again;
        }

        return (repair.IsFurther, repair.Signal) switch
        {
            (true, _) => Further,
            (_, LossSignal.Timeout) => repair is not { Run: > 1, Previous: > 0, WaitBefore: not null } ? Timer : repair.IsDoubled ? TimerDoubled : TimerAgain,
            (_, LossSignal.TailLossProbe) => Probe,
            (_, LossSignal.DuplicateAcks) => IsTooSoonForTimer(repair) ? Fast : FastOrTimer,
            (_, LossSignal.Rack) => IsTooSoonForTimer(repair) ? BySack : BySackOrTimer,
            _ => repair.Wait is null ? Again : Unexplained,
        };
    }

    private static bool IsTooSoonForTimer(in Repair repair) => repair.Wait < RetransmissionTimer.Shortest;

    private static void Repeated(NoteList notes, Sentence sentence)
    {
        ref readonly var facts = ref notes.Facts;
        var repair = facts.Sender.RepairOf(facts.Frame);
        var wait = repair?.Wait ?? facts.Rto;
        Phrase first = sentence == Timer || sentence == TimerAgain || sentence == TimerDoubled ? Repetition.FirstIn(facts) : Repetition.Of(facts);
        notes.Wonder(
            sentence, ("first", first), ("ack", Acknowledged(facts)), ("run", repair?.Run ?? 1), ("previous", repair?.Previous ?? 0),
            ("wait", wait is { } now ? SpanText.Of(now) : ""), ("before", repair?.WaitBefore is { } before ? SpanText.Of(before) : ""));
    }
}
