using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Analysis.Explaining;

/// <summary>What segments do for their connection, by their events; the first that fits tells.</summary>
internal static class StepRules
{
    private static readonly (SegmentEvents Event, StepRule Rule)[] ByEvent =
    [
        (SegmentEvents.RstIgnored, new(new("a RST counts only with exactly the number that is expected next; others are ignored or answered by a challenge ACK", "RST 的序列号必须正好是期望收到的下一个；否则被忽略，或以挑战 ACK 回应", "RST 的號必須正好是期望的下一個號；否則被忽略，或以挑戰 ACK 回應"), "RFC 5961 §3")),
        (SegmentEvents.SynIgnored, new(new("a SYN in a running connection is answered by a challenge ACK and changes nothing", "连接进行中的 SYN 只会得到挑战 ACK，不改变任何状态", "連線進行中的 SYN 只會得到挑戰 ACK，不改變任何狀態"), "RFC 5961 §4")),
        (SegmentEvents.SecondAnswer, new(new("a SYN+ACK with another number, after one had answered the SYN, is not acceptable: at most a challenge ACK answers it", "SYN 已被回应之后，序列号不同的 SYN+ACK 不可接受：至多得到挑战 ACK", "SYN 已被回應之後，序號不同的 SYN+ACK 不可接受：至多得到挑戰 ACK"), "RFC 9293 §3.10.7.4")),
        (SegmentEvents.TooOld, new(new("its timestamp is older than one that the receiver has seen: the receiver drops it (PAWS)", "它的时间戳比接收方见过的更旧：接收方丢弃它（PAWS）", "它的時間戳比接收方見過的更舊：接收方丟棄它（PAWS）"), "RFC 7323 §5")),
        (SegmentEvents.OutOfWindow, new(new("nothing of it lies within the receiver's window: the receiver drops it", "它完全不在接收方的窗口之内：接收方丢弃它", "它完全不在接收方的視窗之內：接收方丟棄它"), "RFC 9293 §3.10.7.4")),
        (SegmentEvents.AckBeyondOffer, new(new("it acknowledges more than its sender ever offered to take: its receiver drops it, unless the capture misses a long stretch", "它确认的内容超出了发送方曾答应接收的范围：接收方丢弃它，除非抓包缺了很长一段", "它確認的內容超出了傳送方曾答應接收的範圍：接收方丟棄它，除非擷取缺了很長一段"), "RFC 9293 §3.10.7.4")),
        (SegmentEvents.AckTooOld, new(new("it acknowledges less than its sender did long before: the receiver drops it", "它确认的位置远低于发送方此前确认过的：接收方丢弃它", "它確認的位置遠低於傳送方此前確認過的：接收方丟棄它"), "RFC 5961 §5.2")),
        (SegmentEvents.WithoutAck, new(new("without SYN, RST and ACK the receiver drops it", "没有 SYN、RST 和 ACK，接收方丢弃它", "沒有 SYN、RST 和 ACK，接收方丟棄它"), "RFC 9293 §3.10.7.4")),
        (SegmentEvents.AckUnacceptable, new(new("it acknowledges what the receiver cannot have sent: in SYN-RECEIVED the receiver refuses it by a RST", "它确认的是接收方不可能发过的内容：处于 SYN-RECEIVED 的接收方以 RST 拒绝它", "它確認的是接收方不可能送過的內容：處於 SYN-RECEIVED 的接收方以 RST 拒絕它"), "RFC 9293 §3.10.7.4")),
        (SegmentEvents.Refuses, new(new("a RST that acknowledges the SYN refuses the connection", "确认了 SYN 的 RST 表示拒绝连接", "確認了 SYN 的 RST 表示拒絕連線"), "RFC 9293 §3.5.2")),
        (SegmentEvents.RstAfterClose, new(new("a RST after the end changes nothing", "结束之后的 RST 不改变任何状态", "結束之後的 RST 不改變任何狀態"), "RFC 9293 §3.5.2")),
        (SegmentEvents.AssassinatesTimeWait, new(new("a RST ends TIME-WAIT before its time", "RST 提前结束了 TIME-WAIT", "RST 提前結束了 TIME-WAIT"), "RFC 1337")),
        (SegmentEvents.Aborts, new(new("a RST with the expected number ends the connection at once, on both sides", "号正好的 RST 立即结束两端的连接", "號正好的 RST 立即結束兩端的連線"), "RFC 9293 §3.5.3")),
        (SegmentEvents.Opens, new(new("each side's SYN is acknowledged now: the connection is open on both", "双方的 SYN 都已得到确认：连接在两端建立", "雙方的 SYN 都已得到確認：連線在兩端建立"), "RFC 9293 §3.5")),
        (SegmentEvents.Closes, new(new("both FINs are acknowledged now: who closed first waits in TIME-WAIT", "双方的 FIN 都已得到确认：先关闭的一方在 TIME-WAIT 等待", "雙方的 FIN 都已得到確認：先關閉的一方在 TIME-WAIT 等待"), "RFC 9293 §3.6")),
        (SegmentEvents.FirstFin, new(new("a FIN takes one number after the last byte: its sender has nothing more to send", "FIN 占用最后一个字节之后的一个序列号：发送方不再发送数据", "FIN 佔用最後一個位元組之後的一個序號：傳送方不再傳送資料"), "RFC 9293 §3.6")),
        (SegmentEvents.FinAgain, new(new("the same FIN again: its acknowledgment did not come", "再次发送同一个 FIN：对它的确认没有到来", "再次傳送同一個 FIN：對它的確認沒有到來"), "RFC 9293 §3.6")),
        (SegmentEvents.AcksFin, new(new("acknowledges the number that the other side's FIN takes", "确认了对方 FIN 占用的序列号", "確認了對方 FIN 佔用的序號"), "RFC 9293 §3.6")),
        (SegmentEvents.ChallengeAck, new(new("answers a segment that was not acceptable by the numbers it expects", "用自己期望的序列号回应一个不可接受的报文段", "用自己期望的序號回應一個不可接受的區段"), "RFC 5961")),
        (SegmentEvents.AfterClose, new(new("comes after the end, or beyond its sender's own FIN", "出现在结束之后，或超出了发送方自己的 FIN", "出現在結束之後，或超出了傳送方自己的 FIN"), "RFC 9293 §3.6")),
    ];

    private static readonly StepRule Syn = new(new("a SYN without ACK asks to open and takes one number", "不带 ACK 的 SYN 请求建立连接，占用一个序列号", "不帶 ACK 的 SYN 請求建立連線，佔用一個序號"), "RFC 9293 §3.5");
    private static readonly StepRule SynAck = new(new("a SYN with ACK agrees to open, and asks back", "带 ACK 的 SYN 同意建立连接，同时反向请求", "帶 ACK 的 SYN 同意建立連線，同時反向請求"), "RFC 9293 §3.5");
    private static readonly StepRule Data = new(new("payload takes one number for each byte", "载荷的每个字节占用一个序列号", "酬載的每個位元組佔用一個序號"), "RFC 9293 §3.4");
    private static readonly StepRule Acks = new(new("its ack is the next number it expects: everything below has arrived", "确认号 = 期望收到的下一个序列号：此前的都已到达（累积确认）", "確認號 = 期望收到的下一個序號：此前的都已到達（累積確認）"), "RFC 9293 §3.4");
    private static readonly StepRule Nothing = new(new("takes no number and acknowledges nothing new", "不占用序列号，也没有确认新内容", "不佔用序號，也沒有確認新內容"), "RFC 9293 §3.10.7.4");

    /// <summary>What the segment does.</summary>
    public static StepRule Of(in SegmentFacts facts)
    {
        foreach (var (happened, rule) in ByEvent)
        {
            if (facts.Did(happened))
            {
                return rule;
            }
        }

        ref readonly var segment = ref facts.Segment;
        return segment.Has(TcpFlags.Syn) ? segment.Has(TcpFlags.Ack) ? SynAck : Syn
            : segment.PayloadLength > 0 ? Data
            : facts.Did(SegmentEvents.AdvancesAck) ? Acks
            : Nothing;
    }
}
