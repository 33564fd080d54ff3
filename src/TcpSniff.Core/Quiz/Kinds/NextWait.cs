using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Quiz.Kinds;

/// <summary>How long does a sender wait before it sends again once more? Twice as long each time.</summary>
internal sealed class NextWait : IQuestionKind
{
    private static readonly Sentence Text = new(
        "{who} sent this again after {span}, and still nothing comes back. After how long does it send it once more?",
        "{who}等了 {span} 后重传，仍然没有回音。再过多久它会又一次重传？",
        "{who}等了 {span} 後重傳，仍然沒有迴音。再過多久它會又一次重傳？");

    private static readonly Sentence About = new(
        "about {span}",
        "约 {span}",
        "約 {span}");

    private static readonly Sentence Why = new(
        "The wait doubles each time (exponential backoff): {span}, in frame {frame}.",
        "每次等待加倍（指数退避）：{span}，见第 {frame} 帧。",
        "每次等待加倍（指數退避）：{span}，見第 {frame} 個訊框。");

    /// <inheritdoc/>
    public string Id => "next-wait";

    /// <inheritdoc/>
    public Question? Ask(QuizStory story, int at, Random random)
    {
        if (at < 2)
        {
            return null;
        }

        var (before, facts) = (story.Facts(at - 1), story.Facts(at));
        if (!Repeats(facts) || !Repeats(before) || before.From != facts.From || before.Seq != facts.Seq
            || facts.Delta.Nanoseconds < before.Delta.Nanoseconds * 17 / 10 || facts.Delta.Nanoseconds > before.Delta.Nanoseconds * 23 / 10 || before.Delta.Nanoseconds < 150_000_000)
        {
            return null;
        }

        var text = new Statement(Text, ("who", facts.From.Subject()), ("span", SpanText.Of(before.Delta)));
        return Asking.Of(this, story, at, text, new(Why, ("span", SpanText.Of(facts.Delta)), ("frame", facts.Frame)), "RFC 6298 §5.5")
            .Among(random, Span(facts.Delta), Span(before.Delta), Span(new(before.Delta.Nanoseconds / 2)), Span(new(facts.Delta.Nanoseconds * 2)));
    }

    private static bool Repeats(in SegmentFacts facts) => (facts.Analysis & AnalysisFlags.Retransmission) != 0 || facts.Did(SegmentEvents.SynAgain);

    private static Phrase Span(Duration span) => new Statement(About, ("span", SpanText.Of(span)));
}
