using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Timelines.Notes;

/// <summary>Explains segments that only acknowledge.</summary>
internal static class AcknowledgmentNotes
{
    private const SegmentEvents ToldElsewhere = SegmentEvents.Opens | SegmentEvents.AcksFin | SegmentEvents.AckUnacceptable | SegmentEvents.AckBeyondOffer | SegmentEvents.AckTooOld;

    private const AnalysisFlags ExplainedElsewhere =
        AnalysisFlags.DuplicateAck | AnalysisFlags.KeepAlive | AnalysisFlags.KeepAliveAck | AnalysisFlags.WindowUpdate | AnalysisFlags.ZeroWindow;

    private static readonly Sentence New = new(
        "ack {ack} = {before} + {more}: {who} has {all} and expects number {ack} next.",
        "ack {ack} = {before} + {more}：{who}收到了{all}，接下来期望序列号 {ack}。",
        "ack {ack} = {before} + {more}：{who}收到了{all}，接下來期望序號 {ack}。");

    private static readonly Sentence TheByte = new("the byte", "这 1 字节", "這 1 位元組");
    private static readonly Sentence AllBytes = new("all {n} bytes", "全部 {n} 字节", "全部 {n} 位元組");

    private static readonly Sentence OnTheWay = new(
        "{more} of {peer} are not acknowledged yet.",
        "{peer}还有 {more}未被确认。",
        "{peer}還有 {more}未被確認。");

    private static readonly Sentence Filled = new(
        "Frame {frame} filled the hole, so that it jumps over what had arrived before.",
        "第 {frame} 帧补上了空缺，所以 ack 一次跳过此前已到的部分。",
        "第 {frame} 個訊框補上了空缺，所以 ack 一次跳過此前已到的部分。");

    private static readonly Sentence FinOnTheWay = new(
        "It does not have {peer}'s FIN yet.",
        "它还没有收到{peer}的 FIN。",
        "它還沒有收到{peer}的 FIN。");

    private static readonly Sentence Everything = new(
        "ack {ack}: {who} has everything before number {ack} and expects that next.",
        "ack {ack}：{who}已收到序列号 {ack} 之前的全部内容，接下来期望序列号 {ack}。",
        "ack {ack}：{who}已收到序號 {ack} 之前的全部內容，接下來期望序號 {ack}。");

    private static readonly Sentence Nothing = new(
        "ack {ack} says nothing new: {who} still expects number {ack}.",
        "ack {ack} 没有新内容：{who}仍然期望序列号 {ack}。",
        "ack {ack} 沒有新內容：{who}仍然期望序號 {ack}。");

    private static readonly Sentence Challenge = new(
        "A challenge ACK: {who} does not accept what it just received and says where it stands, seq {seq} and ack {ack} (RFC 5961).",
        "挑战 ACK：{who}不接受刚收到的报文段，并说明自己的位置：seq {seq}，ack {ack}（RFC 5961）。",
        "挑戰 ACK：{who}不接受剛收到的區段，並說明自己的位置：seq {seq}，ack {ack}（RFC 5961）。");

    private static readonly Sentence Outside = new(
        "Its seq {seq} lies outside {peer}'s window: {peer} drops it, ack and all, unless the capture misses a long stretch.",
        "seq {seq} 落在{peer}的窗口之外：{peer}会连同其中的 ack 一起丢弃它，除非抓包缺了很长一段。",
        "seq {seq} 落在{peer}的視窗之外：{peer}會連同其中的 ack 一起丟棄它，除非擷取缺了很長一段。");

    public static void Write(NoteList notes)
    {
        if (notes.Did(SegmentEvents.ChallengeAck))
        {
            notes.Wonder(Challenge);
            return;
        }

        ref readonly var segment = ref notes.Facts.Segment;
        if ((segment.SequenceLength > 0 && !notes.Did(SegmentEvents.Padding)) || segment.Has(TcpFlags.Rst) || notes.Facts.Ack is not { } ack || (notes.Facts.Events & ToldElsewhere) != 0)
        {
            return;
        }

        if (notes.Did(SegmentEvents.OutOfWindow))
        {
            notes.Wonder(Outside);
        }
        else if (notes.Did(SegmentEvents.AdvancesAck) && notes.Facts.PreviousAck is { } before)
        {
            var more = unchecked(ack - before);
            notes.Say(New, ("before", before), ("more", more), ("all", more == 1 ? TheByte : new Statement(AllBytes, ("n", more))));
            SayWhatFilledTheHole(notes);
            SayWhatIsOnTheWay(notes);
        }
        else if (notes.Facts.PreviousAck is null)
        {
            notes.Say(Everything);
        }
        else if (!notes.Is(ExplainedElsewhere))
        {
            notes.Say(Nothing);
        }
    }

    /// <summary>A segment sent again that begins where the acknowledgment stood, and the acknowledgment goes beyond it.</summary>
    private static void SayWhatFilledTheHole(NoteList notes)
    {
        ref readonly var facts = ref notes.Facts;
        if (facts.Receiver.LatestRepair is { } repair && facts.PreviousAck is { } before && facts.Ack is { } ack
            && repair.Seq - facts.Receiver.Base.Value == (int)before && ack - before > repair.Length && facts.AckOfFrame != repair.Frame)
        {
            notes.Say(Filled, ("frame", repair.Frame));
        }
    }

    private static void SayWhatIsOnTheWay(NoteList notes)
    {
        if (notes.Facts.StillUnacknowledged is not (> 0 and var numbers))
        {
            return;
        }

        // A FIN takes a number as well, the last one.
        var hasFin = notes.Facts.PeerHasFinished;
        var bytes = numbers - (hasFin ? 1u : 0);
        if (bytes > 0)
        {
            notes.Say(OnTheWay, ("more", Counted.Bytes(bytes)));
        }

        if (hasFin)
        {
            notes.Say(FinOnTheWay);
        }
    }
}
