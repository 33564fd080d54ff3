using TcpSniff.Analysis;
using TcpSniff.Analysis.Surroundings;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Packets;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis;

public class CaptureSumsTests
{
    [Fact]
    public void Sums_of_parts_in_any_order_are_those_of_the_whole()
    {
        for (var seed = 1; seed < 60; seed++)
        {
            var random = new Random(seed);
            var pipeline = new Pipeline(new FrameSource(new CaptureMutator(random).Mutate(new SeedCaptures(random).Next(conversations: 40))), new PacketDecoder());
            AssertSame(pipeline, random, $"seed {seed}");
        }
    }

    [Fact]
    public void So_they_are_in_captures_from_elsewhere()
    {
        Assert.SkipUnless(Corpus.IsPresent, "the corpus is not there");
        foreach (var capture in Corpus.Scored.Where(capture => capture.Packets > 0))
        {
            using var source = CaptureFile.Open(capture.Path);
            AssertSame(new Pipeline(source, new PacketDecoder()), new Random(1), capture.Name);
        }
    }

    [Fact]
    public void A_host_that_begins_with_one_number_in_two_parts_is_found()
    {
        var (early, late, sums) = (new Tracker(), new Tracker(), new CaptureSums());
        var facts = default(SegmentFacts);
        early.Track(1, new(0), Segments.Between("10.0.0.1:4000").Client(TcpFlags.Syn, 77), ref facts);
        late.Track(2, CaptureTime.FromSeconds(5, 0), Segments.Between("10.0.0.1:4001").Client(TcpFlags.Syn, 77), ref facts);

        foreach (var connection in late.Connections.Concat(early.Connections))
        {
            var part = new CaptureSums();
            part.Add(connection);
            Travel(part, sums);
        }

        var (number, before, again) = Assert.Single(Assert.Single(sums.InitialNumbers.Repeats(Duration.FromSeconds(1)), host => host.Key == IpAddress.Parse("10.0.0.1")));
        Assert.Equal((77u, 1, 2), (number.Value, before.Frame, again.Frame));
    }

    private static void AssertSame(Pipeline pipeline, Random random, string name)
    {
        while (pipeline.MoveNext() is PipelineStatus.Packet or PipelineStatus.Idle)
        {
        }

        var connections = pipeline.Tracker.Connections.ToArray();
        var whole = Sum(connections);
        random.Shuffle(connections);
        var joined = new CaptureSums();
        foreach (var part in connections.Chunk(1 + (connections.Length / 3)))
        {
            Travel(Sum(part), joined);
        }

        Assert.True(Told(whole, pipeline.Record).SequenceEqual(Told(joined, pipeline.Record)), name);
    }

    private static void Travel(CaptureSums part, CaptureSums to)
    {
        using var written = new MemoryStream();
        using (var writer = new BinaryWriter(written, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            part.Write(writer);
        }

        written.Position = 0;
        using var reader = new BinaryReader(written);
        to.Add(reader);
        Assert.Equal(written.Length, written.Position);
    }

    private static CaptureSums Sum(Connection[] connections)
    {
        var sums = new CaptureSums();
        Array.ForEach(connections, sums.Add);
        return sums;
    }

    private static IEnumerable<string> Told(CaptureSums sums, CaptureRecord record)
    {
        var findings = new List<Finding>();
        var capture = new CaptureCase(sums, record, findings);
        foreach (var rule in RuleList.All)
        {
            rule.Judge(capture);
        }

        return findings.Select(finding => $"{finding.Id} {finding.Frame} {finding.LastFrame} {finding.Text.In(Language.English)}").Order();
    }
}
