using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>Which number does the next segment acknowledge? Only where everything that was sent has arrived.</summary>
internal sealed class NextAck : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, {who} sends frame {frame}. Everything that {peer} has sent so far has arrived. Which ack does it carry?",
        "接着，{who}发出第 {frame} 帧。到此为止{peer}发出的内容都已到达。它的 ack 是多少？",
        "接著，{who}發出第 {frame} 個訊框。到此為止{peer}發出的內容都已到達。它的 ack 是多少？");

    private static readonly Sentence Why = new(
        "An ack is the number that its sender expects next, one more than the last number it has: {ack}. A SYN and a FIN take a number each, as a byte does.",
        "ack 是发送者期望收到的下一个序列号，比已收到的最后一个多 1：{ack}。SYN 和 FIN 各占一个序列号，和一个字节一样。",
        "ack 是傳送者期望收到的下一個序號，比已收到的最後一個多 1：{ack}。SYN 和 FIN 各佔一個序號，和一個位元組一樣。");

    /// <inheritdoc/>
    public string Id => "next-ack";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at == 0 || !Asking.IsPlain(facts) || !facts.Did(SegmentEvents.AdvancesAck) || facts is not { Ack: { } ack, StillUnacknowledged: 0 } || facts.Segment.Has(TcpFlags.Rst))
        {
            return null;
        }

        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("peer", facts.From.Peer().The()));
        return Asking.Of(this, story, at, text, new(Why, ("ack", ack)), "RFC 9293 §3.4")
            .Among(random, ack, Answers.Number(ack - 1L), Answers.Number(ack + 1L), Answers.Number(facts.Seq), Answers.Number(story.LastFrom(facts.From.Peer(), at)?.Seq ?? 0));
    }
}
