using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>Who may still send data once one side has closed?</summary>
internal sealed class MayStillSend : IQuestionKind
{
    private static readonly Sentence Text = new(
        "{who} has sent its FIN, and frame {frame} acknowledges it without a FIN of its own. Who may still send data after that?",
        "{who}已发送 FIN，第 {frame} 帧确认了它，但自己没有 FIN。此后谁还可以发送数据？",
        "{who}已傳送 FIN，第 {frame} 個訊框確認了它，但自己沒有 FIN。此後誰還可以傳送資料？");

    private static readonly Sentence Why = new(
        "A FIN closes one direction only: its sender will send no more, and can still receive. The connection is half closed.",
        "FIN 只关闭一个方向：发送者不再发送，但仍然可以接收。连接处于半关闭。",
        "FIN 只關閉一個方向：傳送者不再發送，但仍然可以接收。連線處於半關閉。");

    /// <inheritdoc/>
    public string Id => "may-still-send";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at == 0 || !facts.Did(SegmentEvents.AcksFin) || facts.Did(SegmentEvents.Closes) || facts.Segment.Has(TcpFlags.Fin) || story.LastFrom(facts.From, at)?.Segment.Has(TcpFlags.Fin) == true)
        {
            return null;
        }

        var text = new Statement(Text, ("who", facts.From.Peer().Subject()), ("frame", facts.Frame));
        return Asking.Of(this, story, at, text, new(Why), "RFC 9293 §3.6")
            .Among(random, Asking.Who(facts.From == Role.Client, facts.From == Role.Server), Asking.Everybody);
    }
}
