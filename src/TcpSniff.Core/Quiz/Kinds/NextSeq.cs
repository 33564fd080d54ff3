using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>Which sequence number does the next segment of data, or the next FIN, have?</summary>
internal sealed class NextSeq : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, {who} sends frame {frame}, {what}. Which seq does it carry?",
        "接着，{who}发出第 {frame} 帧，{what}。它的 seq 是多少？",
        "接著，{who}發出第 {frame} 個訊框，{what}。它的 seq 是多少？");

    private static readonly Sentence Bytes = new(
        "{n} new bytes",
        "带 {n} 个新字节",
        "帶 {n} 個新位元組");

    private static readonly Sentence Fin = new(
        "its FIN",
        "即它的 FIN",
        "即它的 FIN");

    private static readonly Sentence Why = new(
        "Its seq goes on where its sender's numbers ended: {seq}. Each byte has taken one number, the SYN one too.",
        "seq 从发送者上次用完的地方接着数：{seq}。每个字节占一个序列号，SYN 也占一个。",
        "seq 從傳送者上次用完的地方接著數：{seq}。每個位元組佔一個序號，SYN 也佔一個。");

    /// <inheritdoc/>
    public string Id => "next-seq";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at == 0 || !Asking.IsPlain(facts) || facts.Segment.Has(TcpFlags.Syn) || facts.Segment.Has(TcpFlags.Rst) || facts.Segment.SequenceLength == 0
            || story.LastFrom(facts.From, at) is not { } before || facts.Seq != before.Seq + before.Segment.SequenceLength)
        {
            return null;
        }

        Phrase what = facts.Segment.PayloadLength > 0 ? new Statement(Bytes, ("n", facts.Segment.PayloadLength)) : Fin;
        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("what", what));
        return Asking.Of(this, story, at, text, new(Why, ("seq", facts.Seq)), "RFC 9293 §3.4")
            .Among(random, facts.Seq, Answers.Number(facts.Seq - 1L), Answers.Number(facts.Seq + 1L), Answers.Number(facts.Ack ?? 0), Answers.Number(before.Seq));
    }
}
