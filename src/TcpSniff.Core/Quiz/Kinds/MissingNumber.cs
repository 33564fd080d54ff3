using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>What is missing, when an acknowledgment is repeated?</summary>
internal sealed class MissingNumber : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, {who} repeats itself in frame {frame}: {brief}. Which number is it waiting for?",
        "接着，{who}在第 {frame} 帧重复自己：{brief}。它在等哪个序列号？",
        "接著，{who}在第 {frame} 個訊框重複自己：{brief}。它在等哪個序號？");

    private static readonly Sentence Why = new(
        "A duplicate ack names the first number that is missing: {ack}. What came behind it waits in the receiver's buffer.",
        "重复确认指出缺失的第一个序列号：{ack}。后面已到的在接收缓冲区里等待。",
        "重複確認指出缺失的第一個序號：{ack}。後面已到的在接收緩衝區裡等待。");

    /// <inheritdoc/>
    public string Id => "missing-number";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at == 0 || facts.DuplicateAckNumber == 0 || facts.Ack is not { } ack || story.LastFrom(facts.From.Peer(), at) is not { } last
            || last.Seq + last.Segment.SequenceLength <= ack || last.Segment.PayloadLength == 0)
        {
            return null;
        }

        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("brief", $"{Asking.Flags(facts)} seq {facts.Seq} ack {ack}"));
        return Asking.Of(this, story, at, text, new(Why, ("ack", ack)), "RFC 5681 §2")
            .Among(random, ack, Answers.Number(ack - 1L), Answers.Number(last.Seq + last.Segment.SequenceLength), Answers.Number(last.Seq));
    }
}
