using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>How many bytes is a window that is scaled?</summary>
internal sealed class WindowScale : IQuestionKind
{
    private static readonly Sentence Text = new(
        "In the handshake {who} offered a window scale of {shift}. The window field of its frame {frame} is {raw}. How many bytes does it offer?",
        "握手时{who}的窗口扩大因子为 {shift}。它的第 {frame} 帧窗口字段为 {raw}。这是多少字节？",
        "握手時{who}的視窗擴大因子為 {shift}。它的第 {frame} 個訊框視窗欄位為 {raw}。這是多少位元組？");

    private static readonly Sentence Why = new(
        "The field counts in units of 2^{shift} bytes: {raw} × {unit} = {win}. The field in SYN segments is never scaled.",
        "字段以 2^{shift} 字节为单位：{raw} × {unit} = {win}。SYN 报文段里的字段从不扩大。",
        "欄位以 2^{shift} 位元組為單位：{raw} × {unit} = {win}。SYN 區段裡的欄位從不擴大。");

    /// <inheritdoc/>
    public string Id => "window-scale";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at < 2 || facts is not { Window: { } win } || facts.Sender.Totals.Offer?.WindowScale is not { } shift || shift == 0 || facts.Segment.HasAny(TcpFlags.Syn | TcpFlags.Rst)
            || win == facts.Segment.Window || facts.Segment.Window == 0)
        {
            return null;
        }

        long raw = facts.Segment.Window;
        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("shift", shift), ("raw", raw));
        return Asking.Of(this, story, at, text, new(Why, ("shift", shift), ("raw", raw), ("unit", 1L << shift), ("win", win)), "RFC 7323 §2.3")
            .Among(random, win, Answers.Number(raw), Answers.Number(raw * shift), Answers.Number(win / 2));
    }
}
