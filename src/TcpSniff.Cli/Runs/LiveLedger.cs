using TcpSniff.Analysis;
using TcpSniff.Faults;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>
/// Shows each connection of a live capture when it is final, and keeps what all of them add up to: so that they can be forgotten, and the
/// capture can go on for ever.
/// </summary>
internal sealed class LiveLedger(Pipeline pipeline, Report report, Language language)
{
    private readonly RunningAnalyst _analyst = new(pipeline.Record, pipeline.Net);
    private readonly CaptureTotals _totals = new();

    /// <summary>Shows those that became final by now.</summary>
    public void Look(CaptureTime now)
    {
        foreach (var connection in pipeline.Due(now))
        {
            pipeline.Net.Guard(Loss.View, connection.Stream, () => Show(connection));
        }
    }

    /// <summary>Everything known at the end: the connections that were not shown yet, and what all add up to.</summary>
    public AnalysisResult Result(IReadOnlyList<string> sources)
    {
        var connections = pipeline.Tracker.Connections.Where(connection => !pipeline.Torn.Contains(connection.Stream)).ToList();
        var findings = _analyst.Judge(connections).Concat(_analyst.JudgeWhole()).ToList();
        return new()
        {
            Capture = CaptureSummary.Of(pipeline, sources),
            Connections = new ConnectionResults(connections, findings, language),
            ConnectionsInAll = pipeline.Tracker.Count,
            Before = _totals,
            Findings = Analyst.Ordered(findings),
        };
    }

    private void Show(Connection connection)
    {
        if (pipeline.Torn.Contains(connection.Stream))
        {
            return;
        }

        var result = new ConnectionResult { Connection = connection, Findings = _analyst.Judge(connection), Language = language };
        _totals.Add(result);
        foreach (var finding in result.Findings)
        {
            _totals.Add(finding);
        }

        report.Connection(result);
    }
}
