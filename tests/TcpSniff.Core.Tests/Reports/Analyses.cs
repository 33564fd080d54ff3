using TcpSniff.Analysis;
using TcpSniff.Core.Tests.Timelines;
using TcpSniff.Reports;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Core.Tests.Reports;

/// <summary>What a report gets once a capture was read to its end.</summary>
internal static class Analyses
{
    /// <summary>The connections of a conversation, as they stand at its end, with what is found about them.</summary>
    public static AnalysisResult Of(Conversation conversation, params Finding[] findings)
    {
        var connections = conversation.Segments.Select(segment => segment.Facts.Connection).Distinct().ToList();
        return Of(connections, findings);
    }

    /// <summary>These connections with what is found about them.</summary>
    public static AnalysisResult Of(IReadOnlyList<Connection> connections, params Finding[] findings) => new()
    {
        Capture = new CaptureSummary { Sources = ["test.pcapng"], Interfaces = [], Record = new CaptureRecord() },
        Connections = [.. connections.Select(connection => new ConnectionResult
        {
            Connection = connection,
            Findings = [.. findings.Where(finding => finding.Stream == connection.Stream)],
        })],
        ConnectionsInAll = connections.Count,
        Findings = findings,
    };
}
