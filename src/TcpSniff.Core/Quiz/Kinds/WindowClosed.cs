using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>What may a sender do while the window is 0?</summary>
internal sealed class WindowClosed : IQuestionKind
{
    private static readonly Sentence Text = new(
        "{who} has said win 0 in frame {frame}. What may {peer} send now?",
        "{who}在第 {frame} 帧说 win 0。{peer}现在可以发送什么？",
        "{who}在第 {frame} 個訊框說 win 0。{peer}現在可以傳送什麼？");

    private static readonly Sentence Probes = new(
        "nothing but probes that ask whether it has opened",
        "只能发送探测，询问窗口是否打开",
        "只能傳送探測，詢問視窗是否開啟");

    private static readonly Sentence OneMore = new(
        "one more segment",
        "再发一个报文段",
        "再發一個區段");

    private static readonly Sentence Everything = new(
        "everything: the window is advice",
        "照常发送：窗口只是建议",
        "照常傳送：視窗只是建議");

    private static readonly Sentence Close = new(
        "nothing, ever: the connection is over",
        "再也不能发送：连接结束了",
        "再也不能傳送：連線結束了");

    private static readonly Sentence Why = new(
        "Window 0 stops the sender: the other program does not read. It asks now and then, because the update that opens the window could get lost.",
        "窗口为 0，发送方必须停下：对方的程序没有读取。它会不时询问，因为打开窗口的更新可能丢失。",
        "視窗為 0，傳送方必須停下：對方的程式沒有讀取。它會不時詢問，因為開啟視窗的更新可能遺失。");

    /// <inheritdoc/>
    public string Id => "window-closed";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        if (at == 0 || story.Facts(at - 1) is not { Window: 0 } closed || closed.Segment.HasAny(TcpFlags.Rst | TcpFlags.Syn | TcpFlags.Fin) || story.Facts(at).From == closed.From)
        {
            return null;
        }

        var text = new Statement(Text, ("who", closed.From.Subject()), ("frame", closed.Frame), ("peer", closed.From.Peer().The()));
        return Asking.Of(this, story, at, text, new(Why), "RFC 9293 §3.8.6.1")
            .Among(random, Probes, (Phrase)OneMore, (Phrase)Everything, (Phrase)Close);
    }
}
