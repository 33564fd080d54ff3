using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>Who knows after each segment of the handshake that both directions work? That is why there are three.</summary>
internal sealed class WhoKnows : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, frame {frame} arrives from {who}: {brief}. Who knows by then that both directions work?",
        "接着，{who}的第 {frame} 帧到达：{brief}。这时谁知道两个方向都通了？",
        "接著，{who}的第 {frame} 個訊框到達：{brief}。這時誰知道兩個方向都通了？");

    private static readonly Sentence Why = new(
        "Whoever has got an answer to its own SYN knows that both directions work: after the SYN nobody, after the SYN+ACK the client, after the ACK the server too. So two segments are not enough, and four are not needed.",
        "谁的 SYN 得到了回应，谁就知道两个方向都通：SYN 之后谁都不知道，SYN+ACK 之后客户端知道，ACK 之后服务器也知道。所以两次不够，四次不必。",
        "誰的 SYN 得到了回應，誰就知道兩個方向都通：SYN 之後誰都不知道，SYN+ACK 之後用戶端知道，ACK 之後伺服器也知道。所以兩次不夠，四次不必。");

    /// <inheritdoc/>
    public string Id => "who-knows";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        if (!Asking.IsPlain(facts) || facts.Phase != Phase.Handshake || facts.Step.Of != 3 || facts.Did(SegmentEvents.Refuses))
        {
            return null;
        }

        var text = new Statement(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("brief", Asking.Brief(facts)));
        return Asking.Of(this, story, at, text, new(Why), "RFC 9293 §3.5")
            .Among(random, Asking.Who(client: facts.Step.Number > 1, server: facts.Step.Number > 2), Asking.Everybody);
    }
}
