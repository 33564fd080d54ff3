using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Quiz;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Quiz;

public sealed class QuizmasterTests
{
    private const int Many = 1500;

    private static readonly IReadOnlyList<Question> Asked = Quizmaster.Choose(RecordedStories.All, Many, seed: 1);

    public static TheoryData<string> Kinds => [.. QuestionKinds.All.Select(kind => kind.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_answer_is_what_the_capture_says(string kind) => Assert.All(Asked.Where(question => question.Kind == kind), question =>
    {
        if (Truth(question) is { } truth)
        {
            Assert.Equal(truth, question.Choices[question.Answer].In(Language.English));
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_finds_something_in_the_labs_stories(string kind) =>
        // Where both ends are Linux on one link, they offer the same.
        Assert.Equal(kind != "largest-segment", Asked.Any(question => question.Kind == kind));

    [Fact]
    public void Choices_differ_and_there_are_some_in_every_language() => Assert.All(Asked, question =>
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var choices = question.Choices.Select(choice => choice.In(language)).ToList();
            Assert.InRange(choices.Count, 2, 4);
            Assert.Equal(choices.Count, choices.Distinct().Count());
            Assert.DoesNotContain('{', question.Text.In(language) + question.Why.In(language) + string.Concat(choices));
        }
    });

    [Fact]
    public void The_same_seed_asks_the_same_and_another_something_else()
    {
        Assert.Equal(Round(7), Round(7));
        Assert.NotEqual(Round(7), Round(8));
    }

    [Fact]
    public void A_round_has_as_many_kinds_as_it_can_and_nothing_twice()
    {
        var round = Quizmaster.Choose(RecordedStories.All, 20, seed: 4);

        Assert.Equal(20, round.Select(question => question.Kind).Distinct().Count());
        Assert.Equal(Asked.Count, Asked.Select(question => (question.Kind, question.Story, question.At)).Distinct().Count());
    }

    [Fact]
    public void Right_answers_stand_everywhere() =>
        Assert.All(Enumerable.Range(0, 4), place => Assert.True(Asked.Count(question => question.Answer == place) > Asked.Count / 10));

    private static List<string> Round(int seed) => [.. Quizmaster.Choose(RecordedStories.All, 10, seed)
        .Select(question => $"{question.Kind} {question.Story.Name} {question.Frame} {string.Join('|', question.Choices.Select(choice => choice.In(Language.English)))}")];

    /// <summary>The answer, worked out once more from the segments alone; null where a sentence answers, which the tests of its kind hold.</summary>
    private static string? Truth(Question question)
    {
        var facts = question.Story.Facts(question.At);
        var before = Enumerable.Range(0, question.At).Select(question.Story.Facts).ToList();
        var own = before.FindLast(other => other.From == facts.From);
        var peer = before.FindLast(other => other.From != facts.From);
        return question.Kind switch
        {
            "next-flags" => string.Join(' ', new[] { TcpFlags.Fin, TcpFlags.Syn, TcpFlags.Rst, TcpFlags.Psh, TcpFlags.Ack }.Where(flag => facts.Segment.Has(flag)).Select(flag => flag.ToString().ToUpperInvariant())),
            "next-ack" => Number(Below(before, facts.From) + 1),
            "next-seq" => Number(own.Seq + own.Segment.SequenceLength),
            "numbers-taken" => Number(facts.Segment.PayloadLength + (facts.Segment.Has(TcpFlags.Syn) ? 1 : 0) + (facts.Segment.Has(TcpFlags.Fin) ? 1 : 0)),
            "client-state" => facts.Client.State.Name(),
            "server-state" => facts.Server.State.Name(),
            "who-knows" => before.Count switch { 0 => "nobody", _ when facts.Segment.Has(TcpFlags.Syn) => "only the client", _ => "both" },
            "who-waits" => facts.Connection.TimeWait switch { Sides.Client => "only the client", Sides.Server => "only the server", Sides.Both => "both", _ => "nobody" },
            "may-still-send" => facts.From == Role.Client ? "only the client" : "only the server",
            "lost-where" => before.Exists(other => other.From == facts.From && other.Seq <= facts.Seq && other.Seq + other.Segment.PayloadLength > facts.Seq)
                ? "behind the point of capture: it (or its acknowledgment) was lost after it had come by"
                : "before the point of capture: it never came by",
            "missing-number" => Number(peer.Segment.PayloadLength > 0 ? facts.Ack!.Value : -1),
            "window-left" => Number(peer.Ack!.Value + peer.Window!.Value - facts.Seq),
            "window-scale" => Number((long)facts.Segment.Window << facts.Sender.Totals.Offer!.Value.WindowScale!.Value),
            "raw-number" => Number(facts.Segment.Seq.Value),
            "bytes-in-all" => Number(before.Where(other => other.From == facts.From).Max(other => other.Seq + other.Segment.SequenceLength) - 1),
            "one-receive" => $"all {own.Segment.PayloadLength + facts.Segment.PayloadLength} bytes, stuck together",
            _ => null,
        };
    }

    /// <summary>The last number that the other side has sent.</summary>
    private static long Below(IEnumerable<SegmentFacts> before, Role receiver) =>
        before.Where(other => other.From != receiver && !other.Segment.Has(TcpFlags.Rst)).Max(other => (long)other.Seq + other.Segment.SequenceLength) - 1;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
