using TcpSniff.Analysis.Joining;
using TcpSniff.Analysis.Surroundings;
using TcpSniff.Capture;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Splitting;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using Xunit;

namespace TcpSniff.Core.Tests.Splitting;

public class JoiningTests
{
    private static readonly int[] Numbers = [1, 4, 16];

    [Theory]
    [InlineData(11, nameof(Togetherness.Pair))]
    [InlineData(12, nameof(Togetherness.Pair))]
    [InlineData(13, nameof(Togetherness.Connection))]
    public void Findings_of_parts_are_those_of_the_whole(int seed, string by)
    {
        var whole = new Neighbourhood(seed).Frames();
        var expected = PartsJoined.Rows(new FrameSource(whole));

        Assert.All(Numbers, parts => Assert.Equal(expected, Joined(new FrameSource(whole), parts, Enum.Parse<Togetherness>(by))));
        // It is not that there is nothing to find across parts.
        Assert.All(["syn-flood", "isn-reuse", "clock-went-back", "capture-duplicates", "bad-checksum", "unanswered-syn", "asymmetric-capture"],
            id => Assert.Contains(expected, row => row.Contains($"\"id\":\"{id}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void So_they_are_whatever_is_changed_in_a_capture()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            var whole = new CaptureMutator(random).Mutate(new SeedCaptures(random).Next(conversations: 40));
            // With clocks that jump by a minute, whose fragments are too old depends on whatever else comes; pcapng has no times before 1970.
            whole = [.. whole.Select((frame, i) => frame with { Nanoseconds = 1_700_000_000_000_000_000 + (i * 10_000_000L) })];
            var (expected, joined) = (PartsJoined.Rows(new FrameSource(whole)), Joined(new FrameSource(whole), 4, Togetherness.Connection));
            Assert.True(expected.SequenceEqual(joined), $"seed {seed}: {expected.Except(joined).FirstOrDefault()} became {joined.Except(expected).FirstOrDefault()}");
        }
    }

    [Theory]
    [MemberData(nameof(SplitterTests.Captures), MemberType = typeof(SplitterTests))]
    public void So_they_are_in_every_recorded_capture(string capture)
    {
        var path = Repository.PathOf(capture);

        Assert.Equal(PartsJoined.Rows(CaptureFile.Open(path)), Joined(CaptureFile.Open(path), 4, Togetherness.Connection));
    }

    [Fact]
    public void So_they_are_in_captures_from_everywhere()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        foreach (var capture in Corpus.Scored.Where(capture => capture.Packets > 0))
        {
            var (expected, joined) = (PartsJoined.Rows(CaptureFile.Open(capture.Path)), Joined(CaptureFile.Open(capture.Path), 4, Togetherness.Pair));
            Assert.True(expected.SequenceEqual(joined), $"{capture.Name}: {expected.Except(joined).FirstOrDefault()} became {joined.Except(expected).FirstOrDefault()}");
        }
    }

    [Fact]
    public void Sums_that_are_damaged_are_told()
    {
        var path = Path.GetTempFileName();
        try
        {
            foreach (var length in Enumerable.Range(0, 40))
            {
                File.WriteAllBytes(path, [.. "TcpSniff part sums 1\n"u8, .. new byte[length]]);
                Assert.Contains("analyse the part again", Assert.Throws<CaptureFileException>(() => PartSums.Read(path, new CaptureRecord(), new CaptureSums())).Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IReadOnlyList<string> Joined(IPacketSource source, int parts, Togetherness by)
    {
        using var split = new SplitCapture(source, parts, by);
        return PartsJoined.Rows(split.Files, split.Folder);
    }
}
