using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>What may one receive return after two sends? TCP keeps no boundaries.</summary>
internal sealed class OneReceive : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Frames {first} and {second} have brought {a} and {b} bytes from {who}, and nothing was read meanwhile. What does one recv(65536) return?",
        "{who}的第 {first} 帧和第 {second} 帧带来了 {a} 和 {b} 字节，其间程序没有读取。一次 recv 最多取 65536 字节，会返回什么？",
        "{who}的第 {first} 個訊框和第 {second} 個訊框帶來了 {a} 和 {b} 位元組，其間程式沒有讀取。一次 recv 最多取 65536 位元組，會傳回什麼？");

    private static readonly Sentence All = new(
        "all {n} bytes, stuck together",
        "全部 {n} 字节，粘在一起",
        "全部 {n} 位元組，粘在一起");

    private static readonly Sentence First = new(
        "the first {a} bytes: one send is one receive",
        "前 {a} 字节：一次 send 对应一次 recv",
        "前 {a} 位元組：一次 send 對應一次 recv");

    private static readonly Sentence Last = new(
        "the last {b} bytes: they replace the first",
        "后 {b} 字节：覆盖了前面的",
        "後 {b} 位元組：覆蓋了前面的");

    private static readonly Sentence Apart = new(
        "{n} bytes, with a mark where the second message begins",
        "{n} 字节，并在第二条消息开始处有标记",
        "{n} 位元組，並在第二條訊息開始處有標記");

    private static readonly Sentence Why = new(
        "TCP carries a stream of bytes and keeps no boundaries of messages: {a} + {b} = {n} bytes lie in the buffer. A program has to agree on where a message ends, by a newline or by its length.",
        "TCP 传送的是字节流，不保留消息边界（粘包）：缓冲区里有 {a} + {b} = {n} 字节。消息在哪里结束要由程序约定，例如用换行或长度。",
        "TCP 傳送的是位元組流，不保留訊息邊界（黏包）：緩衝區裡有 {a} + {b} = {n} 位元組。訊息在哪裡結束要由程式約定，例如用換行或長度。");

    /// <inheritdoc/>
    public string Id => "one-receive";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var second = story.Facts(at);
        if (at == 0 || story.LastFrom(second.From, at) is not { } first || !Asking.IsPlain(second) || !Asking.IsPlain(first) || first.Segment.PayloadLength == 0 || second.Segment.PayloadLength == 0
            || second.Seq != first.Seq + first.Segment.SequenceLength || story.LastFrom(second.From.Peer(), at) is { Segment.PayloadLength: > 0 } reply && reply.Frame > first.Frame)
        {
            return null;
        }

        long a = first.Segment.PayloadLength, b = second.Segment.PayloadLength;
        var text = new Statement(Text, ("first", first.Frame), ("second", second.Frame), ("a", a), ("b", b), ("who", second.From.The()));
        return Asking.Of(this, story, at, text, new(Why, ("a", a), ("b", b), ("n", a + b)), "RFC 9293 §3.8.2")
            .Among(random, new Statement(All, ("n", a + b)), new Statement(First, ("a", a)), new Statement(Apart, ("n", a + b)), new Statement(Last, ("b", b)));
    }
}
