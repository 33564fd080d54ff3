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
    public static IReadOnlyList<Finding> Judge(IEnumerable<Connection> connections, CaptureRecord record, FaultNet? net = null, IReadOnlyList<Rule>? rules = null) =>
        JudgePart(connections, record, net, rules).Findings;

    /// <summary>The same, with what whoever knows the other parts of the capture needs to judge better.</summary>
    public static Judgement JudgePart(IEnumerable<Connection> connections, CaptureRecord record, FaultNet? net = null, IReadOnlyList<Rule>? rules = null)
    {
        (net, rules) = (net ?? FaultNet.Fatal, rules ?? RuleList.All);
        var sums = new CaptureSums();
        foreach (var connection in connections)
        {
            sums.Add(connection);
        }

        var findings = new List<Finding>();
        var all = new CaptureCase(sums, record, findings);
        var open = new List<int>();
        foreach (var connection in connections)
        {
            var asked = all.TimesAsked;
            Judge(all, connection, net, rules);
            if (all.TimesAsked > asked)
            {
                open.Add(connection.Stream);
            }
        }

        Judge(all, net, rules);
        return new(Ordered(findings), sums, open);
    }

    /// <summary>What the rules say of connections once the sums of all parts are known.</summary>
    public static IReadOnlyList<Finding> JudgeAgain(IEnumerable<Connection> connections, CaptureSums sums, CaptureRecord record, FaultNet net)
    {
        var findings = new List<Finding>();
        var all = new CaptureCase(sums, record, findings);
        foreach (var connection in connections)
        {
            Judge(all, connection, net, RuleList.All);
        }

        return findings;
    }

    /// <summary>What the rules say of a capture as a whole.</summary>
    public static IReadOnlyList<Finding> JudgeWhole(CaptureSums sums, CaptureRecord record, FaultNet net)
    {
        var findings = new List<Finding>();
        Judge(new CaptureCase(sums, record, findings), net, RuleList.All);
        return findings;
    }

    private static IReadOnlyList<Finding> Ordered(List<Finding> findings) =>
        [.. findings.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Cost?.Nanoseconds ?? 0).ThenBy(f => f.Frame)];

    private static void Judge(CaptureCase all, Connection connection, FaultNet net, IReadOnlyList<Rule> rules)
    {
        var one = new ConnectionCase(all, connection);
        // What is plain before all rules may be something else before others.
        if (ReferenceEquals(rules, RuleList.All) && PlainConnection.Is(one))
        {
            return;
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

    private static void Judge(CaptureCase all, FaultNet net, IReadOnlyList<Rule> rules)
    {
        foreach (var rule in rules)
        {
            net.Guard(Loss.Finding, null, () => rule.Judge(all));
        }
    }
}
