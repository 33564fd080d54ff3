using TcpSniff.Analysis;
using TcpSniff.Reports;
using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>Sums up a reading for the reports.</summary>
internal static class Results
{
    /// <summary>What was read, for who shows something else of it: no rule looks at the connections.</summary>
    public static AnalysisResult Unjudged(Pipeline pipeline, string source, Language language) => new()
    {
        Capture = CaptureSummary.Of(pipeline, [source]),
        Connections = new ConnectionResults(pipeline.Tracker.Connections, [], language),
        ConnectionsInAll = pipeline.Tracker.Count,
    };

    /// <summary>Everything known at the end, narrowed to what was selected; without connections that a bug cost.</summary>
    public static AnalysisResult Of(Pipeline pipeline, IReadOnlyList<string> sources, Selection selection, Language language) =>
        Of([pipeline], sources, selection, language);

    /// <summary>The same for several that followed a share of the connections each, and met no bug.</summary>
    /// <param name="shares">The readings.</param>
    /// <param name="sources">What was read.</param>
    /// <param name="selection">Which connections are shown.</param>
    /// <param name="language">Language of the sentences.</param>
    /// <param name="sums">Whether what they add up to is all that is shown: then they are added up while they are at hand.</param>
    public static AnalysisResult Of(IReadOnlyList<Pipeline> shares, IReadOnlyList<string> sources, Selection selection, Language language, bool sums = false)
    {
        var connections = Tracker.Together([.. shares.Select(share => share.Tracker)]);
        var first = shares[0];
        var torn = first.Torn;
        var totals = sums && !selection.LeavesOut && torn.Count == 0 ? shares.Select(_ => new CaptureTotals()).ToArray() : null;
        var judgement = Analyst.JudgeShares(
            [.. shares.Select(share => torn.Count == 0 ? share.Tracker.Connections : [.. share.Tracker.Connections.Where(connection => !torn.Contains(connection.Stream))])],
            first.Record, first.Net, passing: totals is null ? null : (share, connection) => totals[share].Add(new ConnectionResult { Connection = connection }));
        foreach (var more in totals?.Skip(1) ?? [])
        {
            totals![0].Add(more);
        }

        var findings = judgement.Findings;
        var all = new ConnectionResults(connections, findings, language);
        var selected = selection.From(torn.Count == 0 ? all : all.Only(all.Streams.Where(stream => !torn.Contains(stream))));
        return new()
        {
            Capture = CaptureSummary.Of(first, sources),
            Connections = selected,
            ConnectionsInAll = connections.Count,
            Findings = selection.LeavesOut ? About(selected, findings) : findings,
            Judgement = judgement,
            Summed = totals?[0],
        };
    }

    private static List<Finding> About(ConnectionResults selected, IReadOnlyList<Finding> findings)
    {
        var shown = selected.Streams.ToHashSet();
        return [.. findings.Where(finding => finding.Stream is not { } stream || shown.Contains(stream))];
    }
}
