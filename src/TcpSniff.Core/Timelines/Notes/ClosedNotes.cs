using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains the acknowledgments of FINs, and who has to wait in TIME-WAIT, and why (RFC 9293 section 3.6.1).</summary>
internal static class ClosedNotes
{
    private static readonly Sentence HalfClosed = new(
        "ack {ack} = {acked} + 1: {who} has everything up to {peer}'s FIN. Half closed: {who} may still send, {peer} may not.",
        "ack {ack} = {acked} + 1：{who}已收到{peer}的全部内容，包括 FIN。半关闭：{who}还可以发送数据，{peer}不可以。",
        "ack {ack} = {acked} + 1：{who}已收到{peer}的全部內容，包括 FIN。半關閉：{who}還可以傳送資料，{peer}不可以。");

    private static readonly Sentence CrossedAck = new(
        "ack {ack} = {acked} + 1: now {who} has {peer}'s FIN as well.",
        "ack {ack} = {acked} + 1：现在{who}也收到了{peer}的 FIN。",
        "ack {ack} = {acked} + 1：現在{who}也收到了{peer}的 FIN。");

    private static readonly Sentence LastAck = new(
        "ack {ack} = {acked} + 1: both FINs are acknowledged.",
        "ack {ack} = {acked} + 1：双方的 FIN 都已确认。",
        "ack {ack} = {acked} + 1：雙方的 FIN 都已確認。");

    private static readonly Sentence Waits = new(
        "{Who} closed first, so it waits 2 MSL (60 s on Linux) in TIME-WAIT: this last ACK may be lost, then the FIN comes again; "
        + "and no old segment may reach a new connection on these ports.",
        "{who}先关闭，所以由它在 TIME-WAIT 等待 2 MSL（Linux 为 60 秒）：最后这个 ACK 可能丢失，那时 FIN 会再来；旧报文段也不能混入同一对端口上的新连接。",
        "{who}先關閉，所以由它在 TIME-WAIT 等待 2 MSL（Linux 為 60 秒）：最後這個 ACK 可能遺失，那時 FIN 會再來；舊區段也不能混入同一對連接埠上的新連線。");

    private static readonly Sentence BothWait = new(
        "Both closed at the same time, so each waits 2 MSL (60 s on Linux) in TIME-WAIT: nobody knows whether its own last ACK arrived.",
        "双方同时关闭，所以各自在 TIME-WAIT 等待 2 MSL（Linux 为 60 秒）：谁也不知道自己最后的 ACK 是否到达。",
        "雙方同時關閉，所以各自在 TIME-WAIT 等待 2 MSL（Linux 為 60 秒）：誰也不知道自己最後的 ACK 是否到達。");

    public static void Write(NoteList notes)
    {
        if (!notes.Did(SegmentEvents.AcksFin))
        {
            return;
        }

        var crossed = notes.Facts.Connection.Teardown == Teardown.Simultaneous;
        if (notes.Did(SegmentEvents.Closes))
        {
            notes.Say(LastAck);
            notes.Say(crossed ? BothWait : Waits);
        }
        else
        {
            notes.Say(crossed ? CrossedAck : HalfClosed);
        }
    }
}
