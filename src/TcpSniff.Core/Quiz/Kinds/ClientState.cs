using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>In which state is the client once the next segment has arrived?</summary>
internal sealed class ClientState : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, {who} sends frame {frame}: {brief}. In which state is the client once it has arrived?",
        "接着，{who}发出第 {frame} 帧：{brief}。它到达之后，客户端处于什么状态？",
        "接著，{who}發出第 {frame} 個訊框：{brief}。它到達之後，用戶端處於什麼狀態？");

    /// <inheritdoc/>
    public string Id => "client-state";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        return StateChange.Ask(this, story, at, random, facts.ClientBefore.State, facts.Client.State, facts.Server.State, new(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("brief", Asking.Brief(facts))));
    }
}
