using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>How many sequence numbers does a segment take?</summary>
internal sealed class NumbersTaken : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, {who} sends frame {frame}: {brief}. How many sequence numbers does it take?",
        "接着，{who}发出第 {frame} 帧：{brief}。它占用几个序列号？",
        "接著，{who}發出第 {frame} 個訊框：{brief}。它佔用幾個序號？");

    private static readonly Sentence Why = new(
        "{taken}: one for each byte, and one each for SYN and FIN. What only acknowledges takes none, so nobody needs to acknowledge it.",
        "{taken}：每个字节占一个，SYN 和 FIN 各占一个。纯 ACK 不占，所以也不需要被确认。",
        "{taken}：每個位元組佔一個，SYN 和 FIN 各佔一個。純 ACK 不佔，所以也不需要被確認。");

    /// <inheritdoc/>
    public string Id => "numbers-taken";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (!Asking.IsPlain(facts) || facts.Segment.Has(TcpFlags.Rst))
        {
            return null;
        }

        long taken = facts.Segment.SequenceLength;
        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("brief", Asking.Brief(facts)));
        return Asking.Of(this, story, at, text, new(Why, ("taken", taken)), "RFC 9293 §3.4")
            .Among(random, taken, Answers.Number(taken == 0 ? 1 : 0), Answers.Number(taken + 1), Answers.Number(taken - 1), Answers.Number(facts.Ack ?? 2));
    }
}
