using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>How many bytes may a sender still send, as the window says?</summary>
internal sealed class WindowLeft : IQuestionKind
{
    private static readonly Sentence Text = new(
        "{peer} last said ack {ack} win {win}. {who} has sent everything below {next}. How many more bytes may it send before it hears from {that} again?",
        "{peer}最近说的是 ack {ack} win {win}。{who}已发送 {next} 之前的全部内容。在再次收到{that}的消息之前，它还可以发送多少字节？",
        "{peer}最近說的是 ack {ack} win {win}。{who}已傳送 {next} 之前的全部內容。在再次收到{that}的訊息之前，它還可以傳送多少位元組？");

    private static readonly Sentence Why = new(
        "The window counts from the ack: numbers up to {ack} + {win} − 1 may be sent, and those below {next} are. {ack} + {win} − {next} = {left}.",
        "窗口从 ack 数起：可以发送到 {ack} + {win} − 1，而 {next} 之前的已经发送。{ack} + {win} − {next} = {left}。",
        "視窗從 ack 數起：可以傳送到 {ack} + {win} − 1，而 {next} 之前的已經發送。{ack} + {win} − {next} = {left}。");

    /// <inheritdoc/>
    public string Id => "window-left";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at == 0 || story.LastFrom(facts.From.Peer(), at) is not { Ack: { } ack, Window: { } win } || story.LastFrom(facts.From, at) is not { } before
            || facts.Segment.PayloadLength == 0 || before.Segment.Has(TcpFlags.Syn) || (facts.Analysis & ~AnalysisFlags.WindowFull) != 0)
        {
            return null;
        }

        long next = facts.Seq;
        var left = ack + win - next;
        if (left < 0 || next != before.Seq + before.Segment.SequenceLength)
        {
            return null;
        }

        var text = new Statement(Text, ("peer", facts.From.Peer().Subject()), ("that", facts.From.Peer().The()), ("who", facts.From.Subject()), ("ack", ack), ("win", win), ("next", next));
        return Asking.Of(this, story, at, text, new(Why, ("ack", ack), ("win", win), ("next", next), ("left", left)), "RFC 9293 §3.8")
            .Among(random, left, Answers.Number(win), Answers.Number(win - 1), Answers.Number(left + 1), Answers.Number(0), Answers.Number(left + facts.Segment.PayloadLength));
    }
}
