using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>Which number is on the wire, where a relative one is shown?</summary>
internal sealed class RawNumber : IQuestionKind
{
    private static readonly Sentence Text = new(
        "{who}\u2019s initial sequence number is {isn}. Frame {frame} is shown with seq {seq}. Which number is on the wire?",
        "{who}的初始序列号（ISN）是 {isn}。第 {frame} 帧显示为 seq {seq}。线路上的数值是多少？",
        "{who}的初始序號（ISN）是 {isn}。第 {frame} 個訊框顯示為 seq {seq}。線路上的數值是多少？");

    private static readonly Sentence Why = new(
        "{isn} + {seq}, modulo 2^32: {raw}. Relative numbers make the SYN 0; numbers on the wire begin anywhere, so that nobody guesses them and old segments do not fit.",
        "{isn} + {seq}，模 2^32：{raw}。相对序列号把 SYN 记作 0；线路上的序列号从任意值开始，这样别人猜不到，旧报文段也对不上。",
        "{isn} + {seq}，模 2^32：{raw}。相對序號把 SYN 記作 0；線路上的序號從任意值開始，這樣別人猜不到，舊區段也對不上。");

    /// <inheritdoc/>
    public string Id => "raw-number";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at < 2 || facts.Sender.Totals.Offer is not { } offer || facts.Seq == 0 || facts.Seq > int.MaxValue || facts.Segment.Seq - offer.InitialSequenceNumber != (int)facts.Seq)
        {
            return null;
        }

        long isn = offer.InitialSequenceNumber.Value;
        long raw = facts.Segment.Seq.Value;
        var text = new Statement(Text, ("who", facts.From.Subject()), ("isn", isn), ("frame", facts.Frame), ("seq", facts.Seq));
        return Asking.Of(this, story, at, text, new(Why, ("isn", isn), ("seq", facts.Seq), ("raw", raw)), "RFC 9293 §3.4.1")
            .Among(random, raw, Answers.Number(raw + 1), Answers.Number(raw - 1), Answers.Number(isn), Answers.Number(facts.Seq));
    }
}
