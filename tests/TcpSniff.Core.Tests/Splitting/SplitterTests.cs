using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Packets;
using TcpSniff.Splitting;
using TcpSniff.Testing;
using TcpSniff.Tracking.Connections.Rfc9293;
using Xunit;

namespace TcpSniff.Core.Tests.Splitting;

public class SplitterTests
{
    public static TheoryData<string> Captures =>
        [.. Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcapng", SearchOption.AllDirectories).Order().Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [InlineData(1, 1, nameof(Togetherness.Pair))]
    [InlineData(2, 4, nameof(Togetherness.Pair))]
    [InlineData(3, 16, nameof(Togetherness.Pair))]
    [InlineData(4, 16, nameof(Togetherness.Connection))]
    public void Parts_say_of_each_segment_what_the_whole_says(int seed, int parts, string by)
    {
        var whole = new Neighbourhood(seed).Frames();
        using var split = new SplitCapture(new FrameSource(whole), parts, Enum.Parse<Togetherness>(by));

        var expected = SplitCapture.Segments(new FrameSource(whole));
        Assert.Equal(expected, split.SegmentsOfEach());
        Assert.Equal(expected, split.SegmentsOfAll());
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public void The_parts_of_a_recorded_capture_say_what_it_says(string capture)
    {
        var path = Repository.PathOf(capture);
        using var split = new SplitCapture(CaptureFile.Open(path), 4, Togetherness.Connection);

        Assert.Equal(SplitCapture.Segments(CaptureFile.Open(path)), split.SegmentsOfEach());
    }

    [Fact]
    public void The_parts_of_captures_from_everywhere_say_what_those_say()
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        foreach (var capture in Corpus.Scored.Where(capture => capture.Packets > 0))
        {
            using var split = new SplitCapture(CaptureFile.Open(capture.Path), 4);
            Assert.Equal((capture.Name, Text(SplitCapture.Segments(CaptureFile.Open(capture.Path)))), (capture.Name, Text(split.SegmentsOfEach())));
        }
    }

    [Fact]
    public void Streams_are_numbered_as_the_tracker_numbers_them_whatever_comes()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var streams = new StreamCount();
            using var pipeline = new Pipeline(new FrameSource(new CaptureMutator(random).Mutate(new SeedCaptures(random).Next(conversations: 20))), new PacketDecoder());
            foreach (ref readonly var facts in pipeline.Segments)
            {
                Assert.Equal((seed, facts.Frame, facts.Did(SegmentEvents.Starts) ? facts.Connection.Stream : (int?)null), (seed, facts.Frame, streams.Take(facts.Segment)));
            }
        }
    }

    [Fact]
    public void What_two_hosts_exchange_is_in_one_part_with_its_fragments_and_the_errors_about_it()
    {
        using var split = new SplitCapture(new FrameSource(new Neighbourhood(7).Frames()), 8);

        var pairs = split.Files.SelectMany(file => Pairs(file).Distinct().Select(pair => (pair, file))).ToLookup(one => one.pair, one => one.file);
        Assert.InRange(pairs.Count, 100, 1000);
        Assert.All(pairs, pair => Assert.Single(pair));
        Assert.All(split.Files, file => Assert.Equal(0, Left(file)));
    }

    [Fact]
    public void Packet_numbers_count_in_files_only_that_split_marked()
    {
        var file = new PcapngBuilder().Section().Interface();
        file.Packet(1_000_000, Packet.Tcp().Flags(TcpFlags.Syn).ToBytes(), options: [(5, file.Number64(4711)), (19373, [0xd9, 0x7e, 0, 0, (byte)'s', (byte)'t', (byte)'r', (byte)'m', 9, 0, 0, 0])]);

        Assert.StartsWith("1 0 ", Assert.Single(SplitCapture.Segments(CaptureFile.Open(new MemoryStream(file.ToArray()), "other.pcapng"))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_split_once_more_keeps_its_numbers()
    {
        var whole = new Neighbourhood(5).Frames();
        using var once = new SplitCapture(new FrameSource(whole), 2);
        using var twice = new SplitCapture(new MergedSource(once.Files.Select(CaptureFile.Open)), 5);

        Assert.Equal(SplitCapture.Segments(new FrameSource(whole)), twice.SegmentsOfEach());
    }

    [Fact]
    public void Every_part_knows_when_the_whole_began_and_ended()
    {
        var whole = new Neighbourhood(6).Frames();
        using var split = new SplitCapture(new FrameSource(whole), 3);

        Assert.All(split.Files, file =>
        {
            using var source = CaptureFile.Open(file);
            source.MoveNext();
            Assert.Equal(
                (whole.Count, whole[0].Nanoseconds, whole[^1].Nanoseconds, true),
                (source.Whole!.Packets, source.Whole.FirstTime!.Value.Nanoseconds, source.Whole.LastTime!.Value.Nanoseconds, source.Whole.IsFinished));
        });
    }

    [Fact]
    public void Before_the_end_no_part_has_its_name()
    {
        var folder = Directory.CreateTempSubdirectory("tcpsniff-test-");
        try
        {
            using (var splitter = new Splitter(new FrameSource(new Neighbourhood(1).Frames()), new() { Folder = folder.FullName, Parts = 3 }))
            {
                splitter.MoveNext();
                Assert.Empty(folder.GetFiles("*.pcapng"));
                Assert.Empty(folder.GetFiles("*.json"));
            }

            Assert.Empty(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Text(IReadOnlyList<string> rows) => string.Join('\n', rows);

    private static List<(IpAddress, IpAddress)> Pairs(string file)
    {
        using var pipeline = new Pipeline(CaptureFile.Open(file), new PacketDecoder());
        var pairs = new List<(IpAddress, IpAddress)>();
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            switch (pipeline.Decoded.Kind)
            {
                case PacketKind.Tcp:
                    pairs.Add((pipeline.Decoded.Segment.Key.Address0, pipeline.Decoded.Segment.Key.Address1));
                    break;
                case PacketKind.IcmpError:
                    pairs.Add((pipeline.Decoded.Icmp.Key.Address0, pipeline.Decoded.Icmp.Key.Address1));
                    break;
            }
        }

        return pairs;
    }

    private static long Left(string file)
    {
        var decoder = new PacketDecoder();
        using var pipeline = new Pipeline(CaptureFile.Open(file), decoder);
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        return decoder.IncompleteDatagrams;
    }
}
