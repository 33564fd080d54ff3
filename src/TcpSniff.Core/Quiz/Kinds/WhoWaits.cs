using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>Who waits in TIME-WAIT?</summary>
internal sealed class WhoWaits : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, frame {frame} acknowledges the last FIN. Who waits in TIME-WAIT then?",
        "接着，第 {frame} 帧确认最后一个 FIN。之后谁在 TIME-WAIT 等待？",
        "接著，第 {frame} 個訊框確認最後一個 FIN。之後誰在 TIME-WAIT 等待？");

    private static readonly Sentence Why = new(
        "Who closed first waits, here: {who}. The last ACK may be lost; then the FIN comes again, and somebody has to be there to answer it.",
        "先关闭的一方等待，这里是：{who}。最后的 ACK 可能丢失，那时 FIN 会再来，必须有人在那里回应。",
        "先關閉的一方等待，這裡是：{who}。最後的 ACK 可能遺失，那時 FIN 會再來，必須有人在那裡回應。");

    /// <inheritdoc/>
    public string Id => "who-waits";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at == 0 || !facts.Did(SegmentEvents.Closes))
        {
            return null;
        }

        var who = Asking.Who(facts.Client.State == TcpState.TimeWait || (facts.Server.State == TcpState.TimeWait && facts.Connection.TimeWait == Sides.Both), facts.Server.State == TcpState.TimeWait || (facts.Client.State == TcpState.TimeWait && facts.Connection.TimeWait == Sides.Both));
        return Asking.Of(this, story, at, new(Text, ("frame", facts.Frame)), new(Why, ("who", who)), "RFC 9293 §3.6")
            .Among(random, who, Asking.Everybody);
    }
}
