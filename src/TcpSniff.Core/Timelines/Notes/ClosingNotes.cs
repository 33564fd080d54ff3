using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains the FINs (RFC 9293 section 3.6); their acknowledgments stand in <see cref="ClosedNotes"/>.</summary>
internal static class ClosingNotes
{
    private static readonly Sentence First = new(
        "{Who} will send no more. Its FIN takes number {fin}, as a byte would, so that it can be acknowledged. It can still receive.",
        "{who}不再发送数据。它的 FIN 像一个字节那样占用序列号 {fin}，这样才能被确认。它仍然可以接收。",
        "{who}不再傳送資料。它的 FIN 像一個位元組那樣佔用序號 {fin}，這樣才能被確認。它仍然可以接收。");

    private static readonly Sentence Second = new(
        "{Who} is done too. Its FIN takes number {fin}.",
        "{who}也发送完了。它的 FIN 占用序列号 {fin}。",
        "{who}也傳送完了。它的 FIN 佔用序號 {fin}。");

    private static readonly Sentence Merged = new(
        "ack {ack} = {peer}'s FIN {acked} + 1, and {who}'s own FIN, number {fin}, rides on it: {who} had nothing left to send, so three segments do the work of four.",
        "ack {ack} = {peer}的 FIN {acked} + 1，{who}自己的 FIN（序列号 {fin}）一并捎带：{who}没有要发的数据了，所以三个报文段就完成了四个的工作。",
        "ack {ack} = {peer}的 FIN {acked} + 1，{who}自己的 FIN（序號 {fin}）一併捎帶：{who}沒有要送的資料了，所以三個區段就完成了四個的工作。");

    private static readonly Sentence Crossing = new(
        "{Who} will send no more; its FIN takes number {fin}. ack {ack} does not cover {peer}'s FIN, which had not reached it: both close at the same time, and {who} was still in ESTABLISHED until now.",
        "{who}不再发送数据；它的 FIN 占用序列号 {fin}。ack {ack} 没有涵盖{peer}的 FIN，说明那个 FIN 还没有到达它：双方同时关闭，{who}在此之前仍是 ESTABLISHED。",
        "{who}不再傳送資料；它的 FIN 佔用序號 {fin}。ack {ack} 沒有涵蓋{peer}的 FIN，說明那個 FIN 還沒有到達它：雙方同時關閉，{who}在此之前仍是 ESTABLISHED。");

    private static readonly Sentence Again = new(
        "The same FIN again{first}: its acknowledgment was lost or is late.",
        "再次发送同一个 FIN{first}：对它的确认丢失了，或者来晚了。",
        "再次傳送同一個 FIN{first}：對它的確認遺失了，或者來晚了。");

    public static void Write(NoteList notes)
    {
        if (notes.Did(SegmentEvents.FinAgain))
        {
            notes.Wonder(Again, ("first", Repetition.OfFin(notes.Facts)));
        }
        else if (notes.Did(SegmentEvents.FirstFin) && !notes.Has(TcpFlags.Rst))
        {
            notes.Say(Find(notes));
        }

        if (!notes.Did(SegmentEvents.FirstFin) || notes.Did(SegmentEvents.Closes))
        {
            ClosedNotes.Write(notes);
        }
    }

    private static Sentence Find(NoteList notes)
    {
        if (notes.Did(SegmentEvents.FinCrossing))
        {
            return Crossing;
        }

        if (notes.Did(SegmentEvents.AcksFin))
        {
            return Merged;
        }

        // Whoever sends its FIN from CLOSE-WAIT has received the other one.
        return notes.SenderBefore.State == TcpState.CloseWait ? Second : First;
    }
}
