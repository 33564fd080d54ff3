using TcpSniff.Analysis.Explaining;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Reports.Explanations;
using TcpSniff.Testing;
using TcpSniff.Typography;
using TcpSniff.Web.Explaining;
using Xunit;

namespace TcpSniff.Web.Tests;

public class ConnectionExplainerTests
{
    /// <summary>Each frame that is compared costs two readings of its capture.</summary>
    private const int ComparedOfEach = 40;

    public static TheoryData<string> Captures => [.. Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcapng", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.PathOf("captures"), path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Captures))]
    public void Explains_segments_as_they_pass_as_explain_does_one_by_one(string name)
    {
        var capture = Repository.PathOf($"captures/{name}");
        var passing = Passing(capture);
        var step = Math.Max(1, passing.Count / ComparedOfEach);
        foreach (var (frame, explained) in passing.Where((_, index) => index % step == 0 || passing[index].Labelled).Take(4 * ComparedOfEach).Select(one => (one.Frame, one.Text)))
        {
            var explainer = new Explainer(frame);
            using (var first = Open(capture))
            {
                Assert.True(explainer.Find(first));
            }

            using var again = Open(capture);
            Assert.Equal(Text(explainer.Explain(again)), explained);
        }
    }

    [Fact]
    public void A_segment_that_was_not_announced_is_not_explained()
    {
        using var pipeline = Open(Repository.PathOf("captures/chat-echo.pcapng"));
        var explainer = new ConnectionExplainer();
        pipeline.MoveNext();
        Assert.NotNull(explainer.Take(pipeline.Facts, wanted: true, next: false));
        pipeline.MoveNext();
        Assert.Null(explainer.Take(pipeline.Facts, wanted: true, next: true));
        pipeline.MoveNext();
        Assert.NotNull(explainer.Take(pipeline.Facts, wanted: true, next: true));
    }

    private static List<(long Frame, bool Labelled, string Text)> Passing(string capture)
    {
        var (explainers, troubled, explanations) = (new Dictionary<int, ConnectionExplainer>(), new TroubledSegments(), new List<Explanation>());
        using var pipeline = Open(capture);
        while (pipeline.MoveNext() != PipelineStatus.End)
        {
            if (pipeline.Decoded.Kind != PacketKind.Tcp)
            {
                continue;
            }

            ref readonly var facts = ref pipeline.Facts;
            troubled.Look(facts);
            if (!explainers.TryGetValue(facts.Connection.Stream, out var explainer))
            {
                explainers[facts.Connection.Stream] = explainer = new();
            }

            var explanation = explainer.Take(facts, wanted: true, next: true)!;
            explanations.Add(explanation);
            if (explanation.Clues.Count > 0)
            {
                troubled.Add(facts, explanation);
            }
        }

        return [.. explanations.Select(one => (one.Frame, one.Given.Count > 0, Text(troubled.Of(one.Frame) ?? one)))];
    }

    private static string Text(Explanation explanation)
    {
        using var text = new StringWriter();
        new ExplanationText(new PlainOutput(text), new()).Write(explanation);
        return text.ToString();
    }

    private static Pipeline Open(string capture) => new(CaptureFile.Open(capture), new PacketDecoder());
}
