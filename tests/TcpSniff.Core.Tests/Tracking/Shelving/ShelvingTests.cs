using System.Text;
using TcpSniff.Analysis;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Reports.Formats;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Shelving;

/// <summary>A connection that rests is put away; nobody may see the difference.</summary>
public class ShelvingTests
{
    public static TheoryData<string> Recorded =>
        [.. Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcapng", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Put_away_after_every_segment_a_connection_says_the_same(string capture)
    {
        using var source = CaptureFile.Open(Repository.PathOf(capture));

        AssertSame(source);
    }

    [Fact]
    public void So_it_is_in_public_captures()
    {
        Assert.SkipUnless(Corpus.IsPresent, "the public captures are not here");
        foreach (var capture in Corpus.Captures.Where(capture => capture.IsScored && capture.Packets is > 0 && new FileInfo(capture.Path).Length < 2_000_000))
        {
            using var source = CaptureFile.Open(capture.Path);
            AssertSame(source);
        }
    }

    [Fact]
    public void So_it_is_where_something_is_wrong_with_the_capture()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            AssertSame(new FrameSource(new CaptureMutator(random).Mutate(new SeedCaptures(random).Next(conversations: 1 + (seed % 24)))));
        }
    }

    [Fact]
    public void Of_a_flood_only_the_latest_connections_are_not_put_away()
    {
        var tracker = new Tracker();
        var facts = default(SegmentFacts);
        for (var i = 0; i < 10_000; i++)
        {
            tracker.Track(i + 1, new(i), SynFrom(i), ref facts);
        }

        Assert.InRange(((ConnectionTable)tracker.Connections).CountOpen, ConnectionTable.Few, 2_500);
        Assert.All(tracker.Connections, connection => Assert.Equal(TcpState.SynSent, connection.Client.State.State));
    }

    [Fact]
    public void A_connection_with_losses_can_be_put_away()
    {
        using var pipeline = Pipeline.Open(Repository.PathOf("captures/lab/loss-fast-retransmit.pcapng"));
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
        }

        var table = (ConnectionTable)pipeline.Tracker.Connections;
        foreach (var connection in table)
        {
            connection.Side(0).Tail = null;
            connection.Side(1).Tail = null;
        }

        table.PutAllAway();

        Assert.Equal(0, table.CountOpen);
    }

    [Fact]
    public void A_connection_that_is_lent_is_the_one_that_is_shown()
    {
        var random = new Random(5);
        using var pipeline = new Pipeline(new FrameSource(new SeedCaptures(random).Next(conversations: 60)), new PacketDecoder());
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            pipeline.Tracker.PutAllAway();
        }

        var table = (ConnectionTable)pipeline.Tracker.Connections;
        Assert.True(table.Count > 30);
        for (var place = 0; place < table.Count; place++)
        {
            var shown = Packed(table[place]);
            Assert.Equal(shown, Packed(table.Lend(place)));
            Assert.Equal(table[place].Stream, table.Lend(place).Stream);
        }
    }

    [Fact]
    public void The_ends_of_a_connection_that_was_put_away_can_be_taken_over()
    {
        var tracker = new Tracker(recycles: true);
        var facts = default(SegmentFacts);
        tracker.Track(1, new(1), SynFrom(1), ref facts);
        tracker.PutAllAway();
        tracker.Track(2, new(2), Segments.Between("10.1.0.1:4000").Client(TcpFlags.Syn, 9999), ref facts);

        Assert.Equal(2, tracker.Connections.Count);
        Assert.Equal(0, facts.Connection.Predecessor?.Stream);
    }

    [Fact]
    public void Ends_that_are_taken_over_while_their_connection_is_put_away_are_told_as_its()
    {
        var (kept, put) = (new Tracker(), new Tracker(recycles: true));
        var (keptFacts, putFacts) = (default(SegmentFacts), default(SegmentFacts));
        var random = new Random(1);
        for (var i = 0; i < 50_000; i++)
        {
            // Few pairs of ends, each time with another number, so that each start meets one that rests, put away or about to be.
            var client = random.Next(300);
            var syn = Segments.Between($"10.1.{client >> 8}.{client & 255}:4000").Client(TcpFlags.Syn, (uint)(1000 * i));
            kept.Track((20 * i) + 1, new(i), syn, ref keptFacts);
            put.Track((20 * i) + 1, new(i), syn, ref putFacts);
            Assert.Equal(keptFacts.Connection.Predecessor, putFacts.Connection.Predecessor);
        }
    }

    private static void AssertSame(IPacketSource source)
    {
        using var pipeline = new Pipeline(source, new PacketDecoder());
        var (kept, put) = (new Tracker(), new Tracker(recycles: true));
        var (keptFacts, putFacts) = (default(SegmentFacts), default(SegmentFacts));
        using var keptRows = new Rows(View.Segments);
        using var putRows = new Rows(View.Segments);
        while (pipeline.MoveNext() == PipelineStatus.Packet)
        {
            switch (pipeline.Decoded.Kind)
            {
                case PacketKind.Tcp:
                    kept.Track(pipeline.Frame, pipeline.Packet.Time, pipeline.Decoded.Segment, ref keptFacts);
                    put.Track(pipeline.Frame, pipeline.Packet.Time, pipeline.Decoded.Segment, ref putFacts);
                    keptRows.Report.Segment(keptFacts, []);
                    putRows.Report.Segment(putFacts, []);
                    put.PutAllAway();
                    break;
                case PacketKind.IcmpError:
                    kept.Track(pipeline.Frame, pipeline.Packet.Time, pipeline.Decoded.Icmp);
                    put.Track(pipeline.Frame, pipeline.Packet.Time, pipeline.Decoded.Icmp);
                    break;
            }
        }

        Assert.Equal(keptRows.Text, putRows.Text);
        Assert.Equal(Told(kept, pipeline.Record), Told(put, pipeline.Record));
    }

    /// <summary>All that is said of the connections at the end.</summary>
    private static string Told(Tracker tracker, CaptureRecord record)
    {
        var findings = Analyst.Judge(tracker.Connections, record);
        var result = new AnalysisResult
        {
            Capture = new() { Sources = ["test"], Interfaces = [], Record = record },
            Connections = [.. tracker.Connections.Select(connection => new ConnectionResult { Connection = connection, Findings = [.. findings.Where(finding => finding.Stream == connection.Stream)] })],
            ConnectionsInAll = tracker.Connections.Count,
            Findings = findings,
        };
        using var rows = new Rows(View.Connections);
        using var found = new Rows(View.Findings);
        rows.Report.Finish(result);
        found.Report.Finish(result);
        return rows.Text + found.Text + string.Join('\n', tracker.Connections.SelectMany(connection => connection.Noted));
    }

    private static TcpSegment SynFrom(int number) =>
        Segments.Between($"10.1.{number >> 8}.{number & 255}:4000").Client(TcpFlags.Syn, 77).WithTimestamps(3, 0);

    private sealed class Rows : IDisposable
    {
        private readonly MemoryStream _output = new();

        public Rows(View view) => Report = new JsonFormat().Open(view, new ReportOptions { Head = false }, _output);

        public Report Report { get; }

        public string Text
        {
            get
            {
                Report.Flush();
                return Encoding.UTF8.GetString(_output.ToArray());
            }
        }

        public void Dispose() => Report.Dispose();
    }

    private static byte[] Packed(Connection connection)
    {
        var packer = new TcpSniff.Tracking.Connections.Shelving.Packer();
        return connection.TryPack(packer) ? packer.Packed.ToArray() : [];
    }
}
