using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Analysis;

/// <summary>Puts every connection before every rule.</summary>
public static class Analyst
{
    /// <summary>All findings, worst first: by severity, then by what they cost, then by where they begin.</summary>
    public static IReadOnlyList<Finding> Judge(IReadOnlyList<Connection> connections, CaptureRecord record)
    {
        var findings = new List<Finding>();
        var all = new CaptureCase(connections, record, findings);
        foreach (var connection in connections)
        {
            var one = new ConnectionCase(all, connection);
            foreach (var rule in RuleList.All)
            {
                rule.Judge(one);
            }
        }

        foreach (var rule in RuleList.All)
        {
            rule.Judge(all);
        }

        return [.. findings.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Cost?.Nanoseconds ?? 0).ThenBy(f => f.Frame)];
    }
}
