using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>In which state is the server once the next segment has arrived?</summary>
internal sealed class ServerState : IQuestionKind
{
    private static readonly Sentence Text = new(
        "Next, {who} sends frame {frame}: {brief}. In which state is the server once it has arrived?",
        "接着，{who}发出第 {frame} 帧：{brief}。它到达之后，服务器处于什么状态？",
        "接著，{who}發出第 {frame} 個訊框：{brief}。它到達之後，伺服器處於什麼狀態？");

    /// <inheritdoc/>
    public string Id => "server-state";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        var facts = story.Facts(at);
        return StateChange.Ask(this, story, at, random, facts.ServerBefore.State, facts.Server.State, facts.Client.State, new(Text, ("frame", facts.Frame), ("who", facts.From.The()), ("brief", Asking.Brief(facts))));
    }
}
