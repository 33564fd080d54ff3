using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Noting;

namespace TcpSniff.Analysis;

/// <summary>One connection before the rules.</summary>
public sealed class ConnectionCase(Connection connection, List<Finding> findings)
{
    /// <summary>The connection.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>Its control segments and oddities in order.</summary>
    public NotedSegments Noted => Connection.Noted;

    /// <summary>Adds a finding of <paramref name="rule"/>; what it does not say is taken from the rule and the connection.</summary>
    public void Report(Rule rule, NotedSegment first, NotedSegment last, Wording.Statement text, Role? culprit = null, Severity? severity = null,
        Duration? cost = null, params IReadOnlyList<Evidence> evidence) => findings.Add(new Finding
        {
            Id = rule.Id,
            Severity = severity ?? rule.Severity,
            Stream = Connection.Stream,
            Frame = first.Frame,
            LastFrame = last.Frame,
            Cost = cost,
            Culprit = culprit,
            Text = text,
            Evidence = evidence,
        });
}
