using System.Globalization;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Reports.Xplot;

/// <summary>Draws each connection into files of its own: <c>3_client_tsg.xpl</c> has what the client of connection 3 sends.</summary>
/// <param name="folder">A folder that exists.</param>
internal sealed class XplotReport(string folder) : Report
{
    private readonly Dictionary<int, (SideGraphs Client, SideGraphs Server)> _graphs = [];

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        var connection = facts.Connection;
        if (!_graphs.TryGetValue(connection.Stream, out var graphs))
        {
            _graphs[connection.Stream] = graphs = (
                Side(connection, "client", connection.Client.Endpoint, connection.Server.Endpoint),
                Side(connection, "server", connection.Server.Endpoint, connection.Client.Endpoint));
        }

        var (own, other) = facts.From == Role.Client ? (graphs.Client, graphs.Server) : (graphs.Server, graphs.Client);
        own.Sent(facts);
        other.Answered(facts);
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        foreach (var (client, server) in _graphs.Values)
        {
            client.End();
            server.End();
        }
    }

    private SideGraphs Side(Connection connection, string side, Endpoint from, Endpoint to) =>
        new(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{connection.Stream}_{side}")), $"{from}_==>_{to}");
}
