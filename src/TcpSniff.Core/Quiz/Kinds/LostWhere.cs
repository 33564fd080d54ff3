using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>Was a segment that comes again lost before the point of capture, or behind it?</summary>
internal sealed class LostWhere : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Frame {frame} is sent again by {who}: {brief}. Where did the first one get lost?",
        "第 {frame} 帧是{who}的重传：{brief}。第一次发送的在哪里丢失？",
        "第 {frame} 個訊框是{who}的重傳：{brief}。第一次傳送的在哪裡遺失？");

    private static readonly Sentence Behind = new(
        "behind the point of capture: it (or its acknowledgment) was lost after it had come by",
        "在抓包点之后：它经过了抓包点，然后它（或对它的确认）丢失",
        "在擷取點之後：它經過了擷取點，然後它（或對它的確認）遺失");

    private static readonly Sentence Before = new(
        "before the point of capture: it never came by",
        "在抓包点之前：它从未经过这里",
        "在擷取點之前：它從未經過這裡");

    private static readonly Sentence Nowhere = new(
        "nowhere: it was delayed and arrives twice",
        "没有丢失：只是迟到，会到达两次",
        "沒有遺失：只是遲到，會到達兩次");

    private static readonly Sentence Seen = new(
        "The capture has the first one, in frame {first}: it came by here, so what was lost was lost behind.",
        "抓包里有第一次发送的，即第 {first} 帧：它经过了这里，所以丢失发生在之后。",
        "擷取裡有第一次傳送的，即第 {first} 個訊框：它經過了這裡，所以遺失發生在之後。");

    private static readonly Sentence Unseen = new(
        "The capture does not have the first one, only the gap: it was lost before it came by.",
        "抓包里没有第一次发送的，只看到缺口：它在到达抓包点之前就丢失了。",
        "擷取裡沒有第一次傳送的，只看到缺口：它在到達擷取點之前就遺失了。");

    /// <inheritdoc/>
    public string Id => "lost-where";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        const AnalysisFlags again = AnalysisFlags.Retransmission | AnalysisFlags.FastRetransmission;
        const AnalysisFlags otherwise = AnalysisFlags.SpuriousRetransmission | AnalysisFlags.KeepAlive | AnalysisFlags.ZeroWindowProbe | AnalysisFlags.OutOfOrder;
        var facts = story.Facts(at);
        if (at == 0 || (facts.Analysis & again) == 0 || (facts.Analysis & otherwise) != 0 || facts.IsOvertaken || facts.Did(SegmentEvents.RecordedLate)
            || facts.Segment.PayloadLength == 0 || WasReportedTwice(story, at))
        {
            return null;
        }

        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("brief", Asking.Brief(facts)));
        var why = facts.RetransmissionOfFrame is { } first ? new Statement(Seen, ("first", first)) : new Statement(Unseen);
        return Asking.Of(this, story, at, text, why, "RFC 6298, RFC 5681 §3.2")
            .Among(random, facts.RetransmissionOfFrame is null ? Before : Behind, (Phrase)Before, (Phrase)Behind, (Phrase)Nowhere);
    }

    // A D-SACK says afterwards that nothing was lost.
    private static bool WasReportedTwice(QuizStory story, int at)
    {
        for (var i = at + 1; i < story.Segments.Count; i++)
        {
            if (story.Facts(i).Segment.ReportsDuplicate)
            {
                return true;
            }
        }

        return false;
    }
}
