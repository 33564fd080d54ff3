using TcpSniff.Packets;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>How many bytes may a segment carry at most? Each side says what it takes.</summary>
internal sealed class LargestSegment : IQuestionKind
{
    private static readonly Sentence Text = new(
        "In the handshake the client offered an MSS of {client}, the server of {server}. How many bytes may {who} put into one segment at most?",
        "握手时客户端的 MSS 是 {client}，服务器的是 {server}。{who}一个报文段最多可以放多少字节？",
        "握手時用戶端的 MSS 是 {client}，伺服器的是 {server}。{who}一個區段最多可以放多少位元組？");

    private static readonly Sentence Why = new(
        "An MSS says what its sender is ready to receive, so the other side keeps to it: {mss}. TCP options count against it.",
        "MSS 说的是自己愿意接收多大的报文段，所以由对方遵守：{mss}。TCP 选项也要算在其中。",
        "MSS 說的是自己願意接收多大的區段，所以由對方遵守：{mss}。TCP 選項也要算在其中。");

    /// <inheritdoc/>
    public string Id => "largest-segment";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (at < 2 || facts.Segment.PayloadLength == 0 || facts.Connection.Client.Totals.Offer?.Mss is not { } client || facts.Connection.Server.Totals.Offer?.Mss is not { } server || client == server)
        {
            return null;
        }

        long mss = facts.From == Role.Client ? server : client;
        var text = new Statement(Text, ("client", client), ("server", server), ("who", facts.From.The()));
        return Asking.Of(this, story, at, text, new(Why, ("mss", mss)), "RFC 9293 §3.7.1")
            .Among(random, mss, Answers.Number(facts.From == Role.Client ? client : server), Answers.Number(Math.Max(client, server) + 40L), Answers.Number(65535));
    }
}
