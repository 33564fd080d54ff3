using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains acknowledgments that repeat a number (RFC 5681 section 2).</summary>
internal static class DuplicateAckNotes
{
    private const int Threshold = 3;

    private static readonly Sentence Duplicate = new(
        "Duplicate ack #{n}: ack {ack} again{frame}. {Who} still lacks number {ack}; each later segment makes it say so.",
        "重复确认 #{n}：又是 ack {ack}{frame}。{who}仍缺从序列号 {ack} 起的数据；每到一个靠后的报文段，它就这样说一次。",
        "重複確認 #{n}：又是 ack {ack}{frame}。{who}仍缺從序號 {ack} 起的資料；每到一個靠後的區段，它就這樣說一次。");

    private static readonly Sentence NothingMissing = new(
        "Duplicate ack #{n}: ack {ack} again{frame}. Nothing is missing; {who} answers a segment that it had received before.",
        "重复确认 #{n}：又是 ack {ack}{frame}。并没有缺失；{who}只是回应一个早已收到的报文段。",
        "重複確認 #{n}：又是 ack {ack}{frame}。並沒有缺失；{who}只是回應一個早已收到的區段。");

    private static readonly Sentence LikeFrame = new(", as in frame {frame}", "（同第 {frame} 帧）", "（同第 {frame} 個訊框）");

    private static readonly Sentence Third = new(
        "The third one tells {peer} to send it again at once, without waiting for its timer.",
        "第三次重复让{peer}立即重传，不必等定时器。",
        "第三次重複讓{peer}立即重傳，不必等計時器。");

    public static void Write(NoteList notes)
    {
        if (!notes.Is(AnalysisFlags.DuplicateAck) || notes.Did(SegmentEvents.ChallengeAck) || notes.Did(SegmentEvents.AsksForWindow))
        {
            return;
        }

        Phrase frame = notes.Facts.DuplicateAckFrame is { } number ? new Statement(LikeFrame, ("frame", number)) : "";
        var missing = notes.Facts.StillUnacknowledged != 0;
        notes.Wonder(missing ? Duplicate : NothingMissing, ("n", notes.Facts.DuplicateAckNumber), ("frame", frame));
        if (missing && notes.Facts.DuplicateAckNumber == Threshold)
        {
            notes.Say(Third);
        }
    }
}
