using System.Text;
using TcpSniff.Analysis;
using TcpSniff.Analysis.Joining;
using TcpSniff.Analysis.Surroundings;
using TcpSniff.Capture;
using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Reports;
using TcpSniff.Splitting;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;

namespace TcpSniff.Core.Tests.Splitting;

/// <summary>What workers say of parts and a last step of all of them, without the tables between.</summary>
internal static class PartsJoined
{
    /// <summary>All connections and findings of a capture as JSON, in order.</summary>
    public static IReadOnlyList<string> Rows(IPacketSource whole)
    {
        using var pipeline = Read(whole);
        var findings = Analyst.Judge(pipeline.Tracker.Connections, pipeline.Record);
        return [.. Lines(pipeline.Tracker.Connections, findings, pipeline.Record, View.Connections), .. Lines([], findings, pipeline.Record, View.Findings).Order()];
    }

    /// <summary>The same of its parts, joined.</summary>
    public static IReadOnlyList<string> Rows(IEnumerable<string> parts, string folder)
    {
        var (record, sums) = (new CaptureRecord(), new CaptureSums());
        var workers = parts.Select((part, i) => Work(part, Path.Combine(folder, $"{i}"), record, sums)).ToList();
        record.Whole = workers[0].Whole;
        var connections = new List<Connection>();
        var findings = new List<Finding>();
        foreach (var worker in workers)
        {
            using var again = Read(CaptureFile.Open(worker.Evidence));
            var open = worker.Open.ToHashSet();
            connections.AddRange(worker.Connections);
            findings.AddRange(worker.Findings.Where(finding => finding.Stream is { } stream && !open.Contains(stream)));
            findings.AddRange(Analyst.JudgeAgain(again.Tracker.Connections.Where(connection => open.Contains(connection.Stream)), sums, record, FaultNet.Fatal));
        }

        findings.AddRange(Analyst.JudgeWhole(sums, record, FaultNet.Fatal));
        findings = [.. findings.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Cost?.Nanoseconds ?? 0).ThenBy(f => f.Frame)];
        return [.. Lines([.. connections.OrderBy(connection => connection.Stream)], findings, record, View.Connections), .. Lines([], findings, record, View.Findings).Order()];
    }

    private static Worker Work(string part, string folder, CaptureRecord record, CaptureSums sums)
    {
        Directory.CreateDirectory(folder);
        using var pipeline = Read(CaptureFile.Open(part));
        var judgement = Analyst.JudgeShares([pipeline.Tracker.Connections], pipeline.Record);
        var (evidence, written) = (Path.Combine(folder, "part.pcapng"), Path.Combine(folder, "part.sums"));
        using (var source = CaptureFile.Open(part))
        {
            Excerpt.Write(source, judgement.Open.Select(stream => pipeline.Tracker.At(stream)!.Key).ToHashSet(), DecoderOptions.Default, evidence);
        }

        new PartSums
        {
            View = new(Language.English, false, false, true, false),
            Whole = pipeline.Source.Whole!,
            Connections = pipeline.Tracker.Connections.Count,
            Record = pipeline.Record,
            Sums = judgement.Sums,
            Open = judgement.Open,
        }.Write(written);
        var read = PartSums.Read(written, record, sums);
        return new(read.Whole, [.. pipeline.Tracker.Connections], judgement.Findings, read.Open, evidence);
    }

    private static Pipeline Read(IPacketSource source)
    {
        var pipeline = new Pipeline(source, new PacketDecoder());
        while (pipeline.MoveNext() is PipelineStatus.Packet or PipelineStatus.Idle)
        {
        }

        return pipeline;
    }

    private static string[] Lines(IReadOnlyList<Connection> connections, IReadOnlyList<Finding> findings, CaptureRecord record, View view)
    {
        var output = new MemoryStream();
        using (var report = FormatList.All.Single(format => format.Name == "json").Open(view, new ReportOptions { Language = Language.English }, output))
        {
            var byStream = findings.ToLookup(finding => finding.Stream);
            report.Finish(new()
            {
                Capture = new() { Sources = ["generated"], Interfaces = [], Record = record },
                Connections = [.. connections.Select(connection => new ConnectionResult { Connection = connection, Language = Language.English, Findings = [.. byStream[connection.Stream]] })],
                ConnectionsInAll = connections.Count,
                Findings = findings,
            });
        }

        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed record Worker(TcpSniff.Capture.Parts.WholeCapture Whole, IReadOnlyList<Connection> Connections, IReadOnlyList<Finding> Findings, IReadOnlyList<int> Open, string Evidence);
}
