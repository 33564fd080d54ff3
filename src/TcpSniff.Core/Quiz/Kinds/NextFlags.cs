using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>Which flags does the next segment carry? Only where what came before, and what its sender wants, leave one answer.</summary>
internal sealed class NextFlags : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, frame {frame} comes from {who}. {case} Which flags does it carry?",
        "接着，{who}发出第 {frame} 帧。{case}它带哪些标志？",
        "接著，{who}發出第 {frame} 個訊框。{case}它帶哪些標誌？");

    private static readonly Sentence Accepts = new(
        "A program listens there and there is room in its queue.",
        "那里有程序在监听，队列也有空位。",
        "那裡有程式在監聽，佇列也有空位。");

    private static readonly Sentence Completes = new(
        "It completes the handshake and carries no data.",
        "它完成握手，不带数据。",
        "它完成握手，不帶資料。");

    private static readonly Sentence Refuses = new(
        "Nothing listens on that port.",
        "那个端口上没有程序在监听。",
        "那個連接埠上沒有程式在監聽。");

    private static readonly Sentence Closes = new(
        "Its program has called close() or shutdown(SHUT_WR).",
        "它的程序调用了 close 或 shutdown。",
        "它的程式呼叫了 close 或 shutdown。");

    private static readonly Sentence AcksFin = new(
        "Its program has not closed yet.",
        "它的程序还没有关闭。",
        "它的程式還沒有關閉。");

    private static readonly Sentence ClosesToo = new(
        "Its program has closed as well, and had nothing left to send.",
        "它的程序也关闭了，而且没有要发的数据。",
        "它的程式也關閉了，而且沒有要發的資料。");

    private static readonly Sentence Why = new(
        "Frame {frame} is {flags}.",
        "第 {frame} 帧是 {flags}。",
        "第 {frame} 個訊框是 {flags}。");

    /// <inheritdoc/>
    public string Id => "next-flags";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at == 0 || !Asking.IsPlain(facts) || Case(facts) is not { } situation)
        {
            return null;
        }

        var flags = Asking.Flags(facts);
        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("case", situation));
        return Asking.Of(this, story, at, text, new(Why, ("frame", facts.Frame), ("flags", flags)), "RFC 9293 §3.5, §3.6")
            .Among(random, flags, Tempting(facts).Select(word => (Phrase?)word));
    }

    private static Sentence? Case(in SegmentFacts facts) =>
        facts.Did(SegmentEvents.Refuses) ? Refuses
        : facts.Segment.PayloadLength > 0 ? null
        : facts.Did(SegmentEvents.AcksFin | SegmentEvents.FirstFin) ? ClosesToo
        : facts.Did(SegmentEvents.FirstFin) && !facts.Did(SegmentEvents.FinCrossing) ? Closes
        : facts.Did(SegmentEvents.AcksFin) && !facts.Did(SegmentEvents.Closes) && !facts.Segment.Has(TcpFlags.Fin) ? AcksFin
        : facts.Phase == Phase.Handshake && facts.Step.Of == 3 ? facts.Step.Number switch { 2 => Accepts, 3 => Completes, _ => null }
        : null;

    private static string[] Tempting(in SegmentFacts facts) =>
        facts.Did(SegmentEvents.Refuses) ? ["SYN ACK", "FIN ACK", "ACK"]
        : facts.Phase == Phase.Handshake ? facts.Step.Number == 2 ? ["SYN", "ACK", "FIN ACK"] : ["SYN ACK", "SYN", "PSH ACK"]
        : facts.Segment.Has(TcpFlags.Fin) ? ["FIN", "ACK", "RST ACK"]
        : ["FIN ACK", "FIN", "RST"];
}
