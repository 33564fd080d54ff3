using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains acknowledgments of what was never sent (RFC 9293 section 3.10.7.4).</summary>
internal static class UnacceptableNotes
{
    private static readonly Sentence Nothing = new(
        "ack {ack} acknowledges what {peer} cannot have sent: of {peer} there is only the SYN, number 0, so that ack 1 were right. It opens nothing: {peer} refuses it by a RST, if it answers at all, and goes on waiting (RFC 9293 section 3.10.7.4).",
        "ack {ack} 确认的是{peer}不可能发过的内容：{peer}只发过占用序列号 0 的 SYN，正确的是 ack 1。连接并未因此建立：{peer}即使回应，也是用 RST 拒绝它，并继续等待（RFC 9293 第 3.10.7.4 节）。",
        "ack {ack} 確認的是{peer}不可能送過的內容：{peer}只送過占用序號 0 的 SYN，正確的是 ack 1。連線並未因此建立：{peer}即使回應，也是用 RST 拒絕它，並繼續等待（RFC 9293 第 3.10.7.4 節）。");

    private static readonly Sentence Older = new(
        "ack {ack} does not answer {peer}'s SYN, which ack 1 would: {who} probably still holds an older connection on these ports and answers for that. {Peer} is to clear it away by a RST with this number, and to ask again (RFC 9293 section 3.5.1).",
        "ack {ack} 并不是对{peer}的 SYN 的回应（那应是 ack 1）：{who}很可能仍保留着这对端口上的旧连接，为它作答。{peer}应当用带有这个序列号的 RST 清除它，然后重新请求（RFC 9293 第 3.5.1 节）。",
        "ack {ack} 並不是對{peer}的 SYN 的回應（那應是 ack 1）：{who}很可能仍保留著這對連接埠上的舊連線，為它作答。{peer}應當用帶有這個序號的 RST 清除它，然後重新請求（RFC 9293 第 3.5.1 節）。");

    private static readonly Sentence OlderSyn = new(
        "ack {ack} does not answer {peer}'s SYN, which ack 1 would: {who} answers an older SYN that it took for a new one. {Peer} turns that down by a RST with this number, and goes on asking (RFC 9293 section 3.5).",
        "ack {ack} 并不是对{peer}的 SYN 的回应（那应是 ack 1）：{who}回应的是一个旧的 SYN，误以为是新的。{peer}用带有这个序列号的 RST 拒绝它，并继续请求（RFC 9293 第 3.5 节）。",
        "ack {ack} 並不是對{peer}的 SYN 的回應（那應是 ack 1）：{who}回應的是一個舊的 SYN，誤以為是新的。{peer}用帶有這個序號的 RST 拒絕它，並繼續請求（RFC 9293 第 3.5 節）。");

    public static void Write(NoteList notes)
    {
        if (notes.Did(SegmentEvents.AckUnacceptable))
        {
            notes.Warn(notes.PeerBefore.State != TcpState.SynSent ? Nothing : notes.Has(TcpFlags.Syn) ? OlderSyn : Older);
        }
    }
}
