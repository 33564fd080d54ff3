using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>Why does a teardown take four segments, or three?</summary>
internal sealed class WhyFour : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, frame {frame} acknowledges the FIN of {peer}: {brief}. Why {what}?",
        "接着，第 {frame} 帧确认{peer}的 FIN：{brief}。为什么{what}？",
        "接著，第 {frame} 個訊框確認{peer}的 FIN：{brief}。為什麼{what}？");

    private static readonly Sentence NoFin = new(
        "does it not carry its own FIN at once",
        "它不同时带上自己的 FIN",
        "它不同時帶上自己的 FIN");

    private static readonly Sentence WithFin = new(
        "does it carry its own FIN already",
        "它已经带上了自己的 FIN",
        "它已經帶上了自己的 FIN");

    private static readonly Sentence NotClosed = new(
        "its program has not closed yet: the kernel acknowledges, the program decides when to close",
        "它的程序还没有关闭：确认由内核发出，何时关闭由程序决定",
        "它的程式還沒有關閉：確認由核心發出，何時關閉由程式決定");

    private static readonly Sentence Closed = new(
        "its program closed before the delayed ACK was due, so both share a segment",
        "它的程序在延迟确认到期之前就关闭了，于是两者合在一个报文段里",
        "它的程式在延遲確認到期之前就關閉了，於是兩者合在一個區段裡");

    private static readonly Sentence Forbidden = new(
        "a segment cannot carry an acknowledgment and a FIN",
        "一个报文段不能同时带确认和 FIN",
        "一個區段不能同時帶確認和 FIN");

    private static readonly Sentence Lost = new(
        "the FIN was lost on the way",
        "FIN 在途中丢失了",
        "FIN 在途中遺失了");

    private static readonly Sentence Always = new(
        "a teardown always has as many segments as that",
        "挥手总是这么多个报文段",
        "揮手總是這麼多個區段");

    private static readonly Sentence Why = new(
        "The kernel acknowledges a FIN by itself, at once or some 40 ms later; the second FIN waits for close(). Where close() comes first, three segments do the work of four.",
        "内核自己确认 FIN，立即或约 40 ms 之后；第二个 FIN 要等程序关闭。程序关闭得更早时，三个报文段就完成了四个的工作。",
        "核心自己確認 FIN，立即或約 40 ms 之後；第二個 FIN 要等程式關閉。程式關閉得更早時，三個區段就完成了四個的工作。");

    /// <inheritdoc/>
    public string Id => "why-four";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at == 0 || !Asking.IsPlain(facts) || !facts.Did(SegmentEvents.AcksFin) || facts.Did(SegmentEvents.Closes) || facts.Segment.PayloadLength > 0
            || story.LastFrom(facts.From, at)?.Segment.Has(TcpFlags.Fin) == true)
        {
            return null;
        }

        var own = facts.Segment.Has(TcpFlags.Fin);
        var text = new Statement(Text, ("frame", facts.Frame), ("peer", facts.From.Peer().The()), ("brief", Asking.Brief(facts)), ("what", own ? WithFin : NoFin));
        return Asking.Of(this, story, at, text, new(Why), "RFC 9293 §3.6, RFC 1122 §4.2.3.2")
            .Among(random, own ? Closed : NotClosed, (Phrase)(own ? Always : Forbidden), (Phrase)Lost, (Phrase)(own ? NotClosed : Closed));
    }
}
