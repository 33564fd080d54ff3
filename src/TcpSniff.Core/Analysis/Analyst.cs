using TcpSniff.Analysis.Surroundings;
using TcpSniff.Faults;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Analysis;

/// <summary>Puts every connection before every rule.</summary>
public static class Analyst
{
    /// <summary>All findings, worst first: by severity, then by what they cost, then by where they begin.</summary>
    /// <param name="connections">The connections; they are looked at twice.</param>
    /// <param name="record">What was read.</param>
    /// <param name="net">What becomes of a rule that fails by a bug: caught, it costs what this rule has to say there; by default it is fatal.</param>
    /// <param name="rules">The rules; by default all there are.</param>
    public static IReadOnlyList<Finding> Judge(IEnumerable<Connection> connections, CaptureRecord record, FaultNet? net = null, IReadOnlyList<Rule>? rules = null)
    {
        (net, rules) = (net ?? FaultNet.Fatal, rules ?? RuleList.All);
        // What is plain before all rules may be something else before others.
        var known = ReferenceEquals(rules, RuleList.All);
        var findings = new List<Finding>();
        var sums = new CaptureSums();
        foreach (var connection in connections)
        {
            sums.Add(connection);
        }

        var all = new CaptureCase(sums, record, findings);
        foreach (var connection in connections)
        {
            var one = new ConnectionCase(all, connection);
            if (known && PlainConnection.Is(one))
            {
                continue;
            }

            foreach (var rule in rules)
            {
                try
                {
                    rule.Judge(one);
                }
                catch (Exception bug) when (net.Catches(bug))
                {
                    net.Note(bug, Loss.Finding, connection.FirstFrame, connection.Stream);
                }
            }
        }

        foreach (var rule in rules)
        {
            net.Guard(Loss.Finding, null, () => rule.Judge(all));
        }

        return [.. findings.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Cost?.Nanoseconds ?? 0).ThenBy(f => f.Frame)];
    }
}
