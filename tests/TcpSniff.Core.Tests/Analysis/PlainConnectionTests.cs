using TcpSniff.Analysis;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis;

/// <summary>Most connections are not put before the rules, for none has anything to say: here all are, and none may.</summary>
public class PlainConnectionTests
{
    public static TheoryData<string> Captures => [.. Directory.GetFiles(Path.Combine(Repository.Root, "captures"), "*.pcapng", SearchOption.AllDirectories).Order()];

    [Theory]
    [MemberData(nameof(Captures))]
    public void What_is_plain_gives_no_finding(string capture)
    {
        using var source = CaptureFile.Open(capture);
        AssertSame(new Pipeline(source, new PacketDecoder()), capture);
    }

    [Fact]
    public void What_is_plain_gives_no_finding_in_captures_from_elsewhere()
    {
        Assert.SkipUnless(Corpus.IsPresent, "the corpus is not there");
        foreach (var capture in Corpus.Scored.Where(capture => capture.Packets > 0))
        {
            using var source = CaptureFile.Open(capture.Path);
            AssertSame(new Pipeline(source, new PacketDecoder()), capture.Name);
        }
    }

    [Fact]
    public void What_is_plain_gives_no_finding_whatever_is_changed()
    {
        for (var seed = 1; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var frames = new SeedCaptures(random).Next(conversations: 4);
            AssertSame(new Pipeline(new FrameSource(seed % 3 == 0 ? frames : new CaptureMutator(random).Mutate(frames)), new PacketDecoder()), $"seed {seed}");
        }
    }

    private static void AssertSame(Pipeline pipeline, string name)
    {
        while (pipeline.MoveNext() is PipelineStatus.Packet or PipelineStatus.Idle)
        {
        }

        var (connections, record) = (pipeline.Tracker.Connections, pipeline.Record);
        Assert.True(Seen(Analyst.Judge(connections, record, rules: [.. RuleList.All])).SequenceEqual(Seen(Analyst.Judge(connections, record))), name);
    }

    private static IEnumerable<(string, int?, long, long)> Seen(IEnumerable<Finding> findings) =>
        findings.Select(finding => (finding.Id, finding.Stream, finding.Frame, finding.LastFrame));
}
