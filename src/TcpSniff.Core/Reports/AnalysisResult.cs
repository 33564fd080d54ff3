using TcpSniff.Analysis;
using TcpSniff.Wording;

namespace TcpSniff.Reports;

/// <summary>Everything known once the capture was read to its end, narrowed to what was selected.</summary>
internal sealed record AnalysisResult
{
    /// <summary>What was read.</summary>
    public required CaptureSummary Capture { get; init; }

    /// <summary>The selected connections in the order asked for.</summary>
    public required IReadOnlyList<ConnectionResult> Connections { get; init; }

    /// <summary>How many connections the capture has in all.</summary>
    public required int ConnectionsInAll { get; init; }

    /// <summary>What connections add up to that were shown and forgotten before; null for none.</summary>
    public CaptureTotals? Before { get; init; }

    /// <summary>What the selected connections add up to, where somebody added them up already; null for nobody.</summary>
    public CaptureTotals? Summed { get; init; }

    /// <summary>Everything known at the end of a reading, nothing left out.</summary>
    /// <param name="pipeline">The reading.</param>
    /// <param name="language">Language of the sentences.</param>
    public static AnalysisResult Of(Pipeline pipeline, Language language)
    {
        var connections = pipeline.Tracker.Connections;
        var judgement = Analyst.JudgeShares([connections], pipeline.Record, pipeline.Net);
        return new()
        {
            Capture = CaptureSummary.Of(pipeline),
            Connections = new ConnectionResults(connections, judgement.Findings, language),
            ConnectionsInAll = pipeline.Tracker.Count,
            Findings = judgement.Findings,
            Judgement = judgement,
        };
    }

    /// <summary>What all of them add up to, those that were forgotten among them.</summary>
    public CaptureTotals Totals()
    {
        var totals = new CaptureTotals { ConnectionsInAll = ConnectionsInAll };
        if ((Summed ?? Before) is { } known)
        {
            totals.Add(known);
        }

        foreach (var connection in Summed is null ? Connections : [])
        {
            totals.Add(connection);
        }

        foreach (var finding in Findings)
        {
            totals.Add(finding);
        }

        return totals;
    }

    /// <summary>Findings about the selected connections and the capture, worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the rules said of all connections, selected or not, and what that depends on; null where nobody judged.</summary>
    public Judgement? Judgement { get; init; }
}
