using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>What made a sender send again: a timer, or duplicate acknowledgments?</summary>
internal sealed class WhyAgain : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Frame {frame} is sent again by {who}, {span} after the frame before it: {brief}. What told {who} to?",
        "第 {frame} 帧是{who}的重传，距上一帧 {span}：{brief}。是什么让{who}重传？",
        "第 {frame} 個訊框是{who}的重傳，距上一訊框 {span}：{brief}。是什麼讓{who}重傳？");

    private static readonly Sentence Timer = new(
        "its retransmission timer ran out: no acknowledgment came",
        "重传定时器到期：确认没有到来",
        "重傳定時器到期：確認沒有到來");

    private static readonly Sentence Duplicates = new(
        "duplicate acknowledgments: something arrived, but not this",
        "重复确认：有别的到了，就缺这一段",
        "重複確認：有別的到了，就缺這一段");

    private static readonly Sentence Asked = new(
        "{peer} asked for it by a RST",
        "{peer}用 RST 要求重传",
        "{peer}用 RST 要求重傳");

    private static readonly Sentence Window = new(
        "{peer} opened its window",
        "{peer}打开了窗口",
        "{peer}打開了視窗");

    private static readonly Sentence Fast = new(
        "Acknowledgments repeated what is missing while later segments arrived: fast retransmission does not wait for the timer.",
        "后面的报文段到了，确认却一再指出缺的这一段：快重传不等定时器。",
        "後面的區段到了，確認卻一再指出缺的這一段：快速重傳不等定時器。");

    private static readonly Sentence Slow = new(
        "Nothing came back that could have told of the loss: only the timer was left, and each wait is twice as long as the one before.",
        "没有任何回音能说明丢失：只剩定时器，而且每次等待都是上一次的两倍。",
        "沒有任何迴音能說明遺失：只剩定時器，而且每次等待都是上一次的兩倍。");

    /// <inheritdoc/>
    public string Id => "why-again";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        var fast = (facts.Analysis & AnalysisFlags.FastRetransmission) != 0;
        var slow = facts.Analysis == AnalysisFlags.Retransmission && facts.Rto?.Nanoseconds >= LeastTimeout && facts.Delta.Nanoseconds >= LeastTimeout
            && story.LastFrom(facts.From.Peer(), at)?.DuplicateAckNumber is null or 0;
        if (at == 0 || fast == slow || facts.IsOvertaken || facts.Did(SegmentEvents.RecordedLate))
        {
            return null;
        }

        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("span", SpanText.Of(facts.Delta)), ("brief", Asking.Brief(facts)));
        var peer = facts.From.Peer();
        return Asking.Of(this, story, at, text, new(fast ? Fast : Slow), fast ? "RFC 5681 §3.2" : "RFC 6298 §5")
            .Among(random, fast ? Duplicates : Timer, (Phrase)(fast ? Timer : Duplicates), new Statement(Window, ("peer", peer.The())), new Statement(Asked, ("peer", peer.The())));
    }

    // Linux waits 200 ms at least before its timer speaks (TCP_RTO_MIN).
    private const long LeastTimeout = 195_000_000;
}
