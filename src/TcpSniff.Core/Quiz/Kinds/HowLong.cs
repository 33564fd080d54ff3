using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>How long does TIME-WAIT last?</summary>
internal sealed class HowLong : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, frame {frame} acknowledges the last FIN, and {who} goes to TIME-WAIT. How long does Linux keep it there?",
        "接着，第 {frame} 帧确认最后一个 FIN，{who}进入 TIME-WAIT。Linux 让它停留多久？",
        "接著，第 {frame} 個訊框確認最後一個 FIN，{who}進入 TIME-WAIT。Linux 讓它停留多久？");

    private static readonly Sentence TwoMsl = new(
        "60 s, 2 MSL",
        "60 秒，即 2 MSL",
        "60 秒，即 2 MSL");

    private static readonly Sentence OneMsl = new(
        "30 s, 1 MSL",
        "30 秒，即 1 MSL",
        "30 秒，即 1 MSL");

    private static readonly Sentence UntilClosed = new(
        "until the other side has closed as well",
        "直到对方也关闭",
        "直到對方也關閉");

    private static readonly Sentence FourMinutes = new(
        "4 minutes, as RFC 9293 says",
        "4 分钟，如 RFC 9293 所写",
        "4 分鐘，如 RFC 9293 所寫");

    private static readonly Sentence Why = new(
        "Linux takes 60 s for 2 MSL, fixed in its source; RFC 9293 has an MSL of 2 minutes. One MSL for the last ACK to die out, one for the FIN that answers its loss.",
        "Linux 的 2 MSL 是源码里固定的 60 秒；RFC 9293 的 MSL 为 2 分钟。一个 MSL 让最后的 ACK 消失，一个 MSL 等它丢失后重来的 FIN。",
        "Linux 的 2 MSL 是原始碼裡固定的 60 秒；RFC 9293 的 MSL 為 2 分鐘。一個 MSL 讓最後的 ACK 消失，一個 MSL 等它遺失後重來的 FIN。");

    /// <inheritdoc/>
    public string Id => "how-long";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at == 0 || !facts.Did(SegmentEvents.Closes) || facts.Connection.TimeWait is not (Sides.Client or Sides.Server))
        {
            return null;
        }

        var who = facts.Connection.TimeWait == Sides.Client ? Role.Client : Role.Server;
        return Asking.Of(this, story, at, new(Text, ("frame", facts.Frame), ("who", who.The())), new(Why), "RFC 9293 §3.4.2, §3.6.1")
            .Among(random, TwoMsl, (Phrase)OneMsl, (Phrase)UntilClosed, (Phrase)FourMinutes);
    }
}
