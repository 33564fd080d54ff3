using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>Asks into which state an endpoint comes.</summary>
internal static class StateChange
{
    private static readonly Sentence Why = new("{before} → {now}.", "{before} → {now}。", "{before} → {now}。");

    // What each state is most easily taken for.
    private static readonly (TcpState State, TcpState[] TakenFor)[] Tempting =
    [
        (TcpState.SynSent, [TcpState.Listen, TcpState.SynReceived]),
        (TcpState.SynReceived, [TcpState.SynSent, TcpState.Established]),
        (TcpState.Established, [TcpState.SynReceived, TcpState.SynSent]),
        (TcpState.FinWait1, [TcpState.FinWait2, TcpState.CloseWait, TcpState.Closing]),
        (TcpState.FinWait2, [TcpState.TimeWait, TcpState.CloseWait]),
        (TcpState.CloseWait, [TcpState.LastAck, TcpState.FinWait1]),
        (TcpState.LastAck, [TcpState.CloseWait, TcpState.TimeWait]),
        (TcpState.Closing, [TcpState.TimeWait, TcpState.FinWait2]),
        (TcpState.TimeWait, [TcpState.Closed, TcpState.FinWait2]),
        (TcpState.Closed, [TcpState.TimeWait, TcpState.LastAck]),
    ];

    /// <summary>The question; null where the state does not change, or there is something odd about the segment.</summary>
    public static Question? Ask(IQuestionKind kind, QuizStory story, int at, Random random, TcpState before, TcpState now, TcpState peer, Statement text)
    {
        var facts = story.Facts(at);
        if (before == now || !Asking.IsPlain(facts))
        {
            return null;
        }

        var wrong = new List<TcpState> { before, peer };
        wrong.AddRange(Array.Find(Tempting, entry => entry.State == now).TakenFor ?? []);
        return Asking.Of(kind, story, at, text, new(Why, ("before", before.Name()), ("now", now.Name())), "RFC 9293 §3.3.2")
            .Among(random, now.Name(), wrong.Select(state => (Phrase?)state.Name()));
    }
}
