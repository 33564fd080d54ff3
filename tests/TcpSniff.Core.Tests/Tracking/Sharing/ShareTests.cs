using System.Text;
using TcpSniff.Analysis;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Generating;
using TcpSniff.Generating.Mutating;
using TcpSniff.Reports;
using TcpSniff.Reports.Formats;
using TcpSniff.Testing;
using TcpSniff.Tracking;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Tracking.Sharing;

/// <summary>Several workers that follow a share of the connections each say together what one says.</summary>
public class ShareTests
{
    private static readonly int[] Workers = [2, 4];

    [Fact]
    public void Every_capture_here_says_the_same_to_all_numbers_of_workers()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcapng", SearchOption.AllDirectories))
        {
            AssertSame(() => CaptureFile.Open(path), path);
        }
    }

    [Fact]
    public void So_does_the_merger_of_all()
    {
        var paths = Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcapng", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();

        AssertSame(() => new MergedSource([.. paths.Select(path => (IPacketSource)CaptureFile.Open(path))]), "all");
    }

    [Fact]
    public void So_does_every_public_capture()
    {
        Assert.SkipUnless(Corpus.IsPresent, "the public captures are not here");
        foreach (var capture in Corpus.Captures.Where(capture => capture.IsScored && capture.Packets is > 0 && new FileInfo(capture.Path).Length < 2_000_000))
        {
            AssertSame(() => CaptureFile.Open(capture.Path), capture.Name);
        }
    }

    [Fact]
    public void So_it_is_where_something_is_wrong_with_the_capture()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var random = new Random(seed);
            var capture = new CaptureMutator(random).Mutate(new SeedCaptures(random).Next(conversations: 24));
            AssertSame(() => new FrameSource(capture), $"seed {seed}");
        }
    }

    [Fact]
    public void Connections_are_shared_out_evenly()
    {
        var shares = Enumerable.Range(0, 4).Select(index => Enumerable.Range(0, 4000).Count(client =>
            new Share(index, 4).Takes(Segments.Between($"10.1.{client >> 8}.{client & 255}:4000").Client(TcpSniff.Packets.TcpFlags.Syn, 1).Key)));

        Assert.All(shares, count => Assert.InRange(count, 900, 1100));
    }

    private static void AssertSame(Func<IPacketSource> open, string name)
    {
        var alone = Told(open, 1);
        foreach (var workers in Workers)
        {
            Assert.True(alone == Told(open, workers), $"{name}: {workers} workers say something else");
        }
    }

    private static string Told(Func<IPacketSource> open, int workers)
    {
        var shares = Enumerable.Range(0, workers).Select(index => new Pipeline(open(), new PacketDecoder(), recycles: true, new Share(index, workers))).ToList();
        foreach (var share in shares)
        {
            while (share.MoveNext() == PipelineStatus.Packet)
            {
                share.Tracker.PutAllAway();
            }
        }

        var connections = Tracker.Together([.. shares.Select(share => share.Tracker)]);
        var findings = Analyst.JudgeShares([.. shares.Select(share => share.Tracker.Connections)], shares[0].Record).Findings;
        var result = new AnalysisResult
        {
            Capture = new() { Sources = ["test"], Interfaces = [], Record = shares[0].Record },
            Connections = new ConnectionResults(connections, findings, Language.English),
            ConnectionsInAll = connections.Count,
            Findings = findings,
        };
        shares.ForEach(share => share.Dispose());
        return Rows(View.Connections, result) + Rows(View.Findings, result) + Rows(View.Summary, result);
    }

    private static string Rows(View view, AnalysisResult result)
    {
        var output = new MemoryStream();
        using (var report = new JsonFormat().Open(view, new ReportOptions(), output))
        {
            report.Finish(result);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
