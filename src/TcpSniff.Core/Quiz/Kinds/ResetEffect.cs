using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>What does a RST do?</summary>
internal sealed class ResetEffect : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, frame {frame} comes from {who}: RST seq {seq}. {peer} expects number {expected} from it. What happens?",
        "接着，{who}发出第 {frame} 帧：RST seq {seq}。{peer}期望它的序列号 {expected}。会怎样？",
        "接著，{who}發出第 {frame} 個訊框：RST seq {seq}。{peer}期望它的序號 {expected}。會怎樣？");

    private static readonly Sentence Ends = new(
        "the connection ends at once on both sides, without TIME-WAIT",
        "连接两端立即结束，没有 TIME-WAIT",
        "連線兩端立即結束，沒有 TIME-WAIT");

    private static readonly Sentence Ignored = new(
        "nothing: it is ignored, at most answered by a challenge ACK",
        "什么也不发生：被忽略，至多得到一个挑战 ACK",
        "什麼也不發生：被忽略，至多得到一個挑戰 ACK");

    private static readonly Sentence HalfClosed = new(
        "one direction is closed, the other stays open",
        "关闭一个方向，另一个方向保持打开",
        "關閉一個方向，另一個方向保持開啟");

    private static readonly Sentence TimeWait = new(
        "its sender waits in TIME-WAIT",
        "它的发送者在 TIME-WAIT 等待",
        "它的傳送者在 TIME-WAIT 等待");

    private static readonly Sentence Taken = new(
        "A RST with exactly the number that is expected is final. Nothing is acknowledged any more, and bytes not read yet are lost.",
        "序列号正好是所期望的 RST 一锤定音。不再有任何确认，还没读的字节也丢失。",
        "序號正好是所期望的 RST 一錘定音。不再有任何確認，還沒讀的位元組也遺失。");

    private static readonly Sentence Refused = new(
        "seq {seq} is not exactly {expected}: whoever guesses the ports but not the numbers cannot break a connection.",
        "seq {seq} 不正好是 {expected}：猜到端口却猜不到序列号的人，无法中断连接。",
        "seq {seq} 不正好是 {expected}：猜到連接埠卻猜不到序號的人，無法中斷連線。");

    /// <inheritdoc/>
    public string Id => "reset-effect";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        var ends = facts.Did(SegmentEvents.Aborts);
        var before = story.LastFrom(facts.From.Peer(), at);
        if (at == 0 || ends == facts.Did(SegmentEvents.RstIgnored) || before?.Ack is not { } expected || (ends && facts.Seq != expected) || facts.Connection.Handshake != Handshake.Complete)
        {
            return null;
        }

        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("seq", facts.Seq), ("peer", facts.From.Peer().Subject()), ("expected", expected));
        var why = ends ? new Statement(Taken) : new Statement(Refused, ("seq", facts.Seq), ("expected", expected));
        return Asking.Of(this, story, at, text, why, ends ? "RFC 9293 §3.5.3" : "RFC 5961 §3.2")
            .Among(random, ends ? Ends : Ignored, (Phrase)(ends ? Ignored : Ends), (Phrase)HalfClosed, (Phrase)TimeWait);
    }
}
