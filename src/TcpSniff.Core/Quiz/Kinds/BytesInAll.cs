using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>How many bytes did a side send? The number of its FIN tells.</summary>
internal sealed class BytesInAll : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, {who} sends its FIN in frame {frame}, with seq {seq}. How many bytes of data has it sent in all?",
        "接着，{who}在第 {frame} 帧发送 FIN，seq 为 {seq}。它一共发送了多少字节数据？",
        "接著，{who}在第 {frame} 個訊框傳送 FIN，seq 為 {seq}。它一共傳送了多少位元組資料？");

    private static readonly Sentence Why = new(
        "Its SYN took number 0 and its bytes 1 to {bytes}; the FIN stands behind the last one.",
        "SYN 占用序列号 0，数据占用 1 到 {bytes}；FIN 排在最后一个字节之后。",
        "SYN 佔用序號 0，資料佔用 1 到 {bytes}；FIN 排在最後一個位元組之後。");

    /// <inheritdoc/>
    public string Id => "bytes-in-all";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at == 0 || !facts.Did(SegmentEvents.FirstFin) || !Asking.IsPlain(facts) || facts.Segment.PayloadLength > 0 || facts.Sender.Totals.Offer is null || facts.Seq == 0)
        {
            return null;
        }

        var bytes = facts.Seq - 1L;
        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("seq", facts.Seq));
        return Asking.Of(this, story, at, text, new(Why, ("bytes", bytes)), "RFC 9293 §3.4")
            .Among(random, bytes, Answers.Number(facts.Seq), Answers.Number(facts.Seq + 1L), Answers.Number((facts.Ack ?? 1) - 1L), Answers.Number(bytes - 1));
    }
}
