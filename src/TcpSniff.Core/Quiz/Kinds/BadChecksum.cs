using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>What does a receiver do with a segment whose checksum is wrong?</summary>
internal sealed class BadChecksum : IQuestionKind
{
    private static readonly Sentence Text = new(
        "One bit of frame {frame} from {who} flips on the way, and its checksum is wrong. What does {peer} do?",
        "{who}的第 {frame} 帧有一位在途中翻转，校验和不对。{peer}会怎么做？",
        "{who}的第 {frame} 個訊框有一位在途中翻轉，checksum不對。{peer}會怎麼做？");

    private static readonly Sentence Drops = new(
        "it drops the segment and says nothing",
        "丢弃它，什么也不说",
        "丟棄它，什麼也不說");

    private static readonly Sentence AsksAgain = new(
        "it asks for the segment again",
        "要求重传这个报文段",
        "要求重傳這個區段");

    private static readonly Sentence Resets = new(
        "it breaks off by a RST",
        "用 RST 中断连接",
        "用 RST 中斷連線");

    private static readonly Sentence Repairs = new(
        "it repairs the bit",
        "修复这一位",
        "修復這一位");

    private static readonly Sentence Why = new(
        "As if it had never come: there is no negative acknowledgment in TCP. The sender's timer, or acknowledgments of what follows, bring it again.",
        "如同从未到过：TCP 没有否定确认。靠发送方的定时器，或对后续内容的确认，才会重传。",
        "如同從未到過：TCP 沒有否定確認。靠傳送方的定時器，或對後續內容的確認，才會重傳。");

    /// <inheritdoc/>
    public string Id => "bad-checksum";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (facts.Segment.Checksum != ChecksumVerdict.Bad || facts.Segment.PayloadLength == 0)
        {
            return null;
        }

        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("peer", facts.From.Peer().The()));
        return Asking.Of(this, story, at, text, new(Why), "RFC 9293 §3.1")
            .Among(random, Drops, (Phrase)AsksAgain, (Phrase)Resets, (Phrase)Repairs);
    }
}
