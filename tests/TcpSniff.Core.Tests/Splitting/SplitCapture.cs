using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Splitting;
using TcpSniff.Tracking;

namespace TcpSniff.Core.Tests.Splitting;

/// <summary>A capture that is split into a folder of its own, which goes away with it.</summary>
internal sealed class SplitCapture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tcpsniff-test-");
    private readonly SplitPlan _plan;

    /// <summary>Splits it.</summary>
    public SplitCapture(IPacketSource source, int parts, Togetherness by = Togetherness.Pair)
    {
        _plan = new() { Folder = _folder.FullName, Parts = parts, By = by };
        using (source)
        using (var splitter = new Splitter(source, _plan))
        {
            while (splitter.MoveNext() is SourceStatus.Packet or SourceStatus.Idle)
            {
            }

            splitter.Finish();
        }
    }

    /// <summary>The folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The parts' files.</summary>
    public IEnumerable<string> Files => Enumerable.Range(0, _plan.Parts).Select(_plan.PathOf);

    /// <summary>What is said about each segment of a capture, in order.</summary>
    public static IReadOnlyList<string> Segments(IPacketSource source)
    {
        using var pipeline = new Pipeline(source, new PacketDecoder());
        var rows = new List<string>();
        foreach (ref readonly var facts in pipeline.Segments)
        {
            rows.Add(Row(facts));
        }

        return rows;
    }

    /// <summary>What is said about each segment by whoever has one part only, all together in order of frames.</summary>
    public IReadOnlyList<string> SegmentsOfEach() => [.. Files.SelectMany(file => Segments(CaptureFile.Open(file))).OrderBy(row => long.Parse(row[..row.IndexOf(' ', StringComparison.Ordinal)], null))];

    /// <summary>What is said about each segment when all parts are read as one capture.</summary>
    public IReadOnlyList<string> SegmentsOfAll() => Segments(new MergedSource(Files.Select(file => new DeferredSource(() => CaptureFile.Open(file)))));

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static string Row(in SegmentFacts facts) => FormattableString.Invariant(
        $"{facts.Frame} {facts.Connection.Stream} {facts.Time} {facts.RelativeTime} {facts.Seq} {facts.Ack} {facts.Segment.Flags} {facts.Analysis} {facts.Segment.IsCopy} {facts.Events} {facts.Phase} {facts.Reused?.Stream}");
}
