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

    private static readonly Sentence WindowToo = new(
        "The window changes as well: {window} bytes.", "窗口也变了：{window} 字节。", "視窗也變了：{window} 位元組。");

    private static readonly Sentence LikeFrame = new(", as in frame {frame}", "（同第 {frame} 帧）", "（同第 {frame} 個訊框）");

    private static readonly Sentence Third = new(
        "By the third one {peer} sends it again at once, without waiting for its timer (RFC 5681 section 3.2); with SACK it may do so earlier.",
        "到第三次重复，{peer}就立即重传，不必等定时器（RFC 5681 第 3.2 节）；有 SACK 时可以更早。",
        "到第三次重複，{peer}就立即重傳，不必等計時器（RFC 5681 第 3.2 節）；有 SACK 時可以更早。");

    public static void Write(NoteList notes)
    {
        if (!notes.Is(AnalysisFlags.DuplicateAck) || notes.Did(SegmentEvents.ChallengeAck) || notes.Did(SegmentEvents.AsksForWindow))
        {
            return;
        }

        Phrase frame = notes.Facts.DuplicateAckFrame is { } number ? new Statement(LikeFrame, ("frame", number)) : "";
        var missing = notes.Facts.StillUnacknowledged != 0;
        notes.Wonder(missing ? Duplicate : NothingMissing, ("n", notes.Facts.DuplicateAckNumber), ("frame", frame));
        if (notes.Facts.Window is { } window && notes.Facts.Segment.Window != notes.Facts.PreviousWindow)
        {
            notes.Say(WindowToo, ("window", window));
        }

        if (missing && notes.Facts.DuplicateAckNumber == Threshold)
        {
            notes.Say(Third);
        }
    }
}
