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
    public static IReadOnlyList<Finding> Judge(IReadOnlyList<Connection> connections, CaptureRecord record) => Judge(connections, record, null);

    /// <summary>The same, by certain rules or with a net.</summary>
    /// <param name="connections">The connections; they are looked at twice.</param>
    /// <param name="record">What was read.</param>
    /// <param name="net">What becomes of a rule that fails by a bug: caught, it costs what this rule has to say there; by default it is fatal.</param>
    /// <param name="rules">The rules; by default all there are.</param>
    internal static IReadOnlyList<Finding> Judge(IReadOnlyList<Connection> connections, CaptureRecord record, FaultNet? net = null, IReadOnlyList<Rule>? rules = null) =>
        JudgeShares([connections], record, net, rules).Findings;

    /// <summary>
    /// The same for the connections of several shares of a capture, which are judged side by side, with what whoever knows the other
    /// parts of the capture needs to judge better.
    /// </summary>
    /// <param name="shares">The shares.</param>
    /// <param name="record">What was read.</param>
    /// <param name="net">What becomes of a rule that fails by a bug.</param>
    /// <param name="rules">The rules; by default all there are.</param>
    /// <param name="passing">Shown each connection while it is at hand, but not to keep, with the number of its share; those of a share one after the other, shares at the same time.</param>
    internal static Judgement JudgeShares(
        IReadOnlyList<IReadOnlyList<Connection>> shares, CaptureRecord record, FaultNet? net = null, IReadOnlyList<Rule>? rules = null, Action<int, Connection>? passing = null)
    {
        (net, rules) = (net ?? FaultNet.Fatal, rules ?? RuleList.All);
        // What is plain before all rules may be something else before others.
        var known = ReferenceEquals(rules, RuleList.All);
        var summed = Each([.. shares.Select((share, number) => (share, number))], part => Sum(part.share, known, passing is null ? null : connection => passing(part.number, connection)));
        var sums = summed[0].Sums;
        foreach (var share in summed.Skip(1))
        {
            sums.Add(share.Sums);
        }

        var judged = Each(summed, share => Judge(share.Doubtful.Select(share.Look), new(sums, record, []), net, rules));
        var all = new CaptureCase(sums, record, []);
        Judge(all, net, rules);
        // Where all else is equal, those of a connection stand as its rules found them, and what the whole capture shows is last.
        var findings = judged.SelectMany(share => share.Findings).OrderBy(finding => finding.Stream).Concat(all.Findings);
        return new(Ordered(findings), sums, [.. judged.SelectMany(share => share.Open).Order()]);
    }

    /// <summary>What the rules say of connections once the sums of all parts are known.</summary>
    internal static IReadOnlyList<Finding> JudgeAgain(IEnumerable<Connection> connections, CaptureSums sums, CaptureRecord record, FaultNet net) =>
        Judge(connections, new(sums, record, []), net, RuleList.All).Findings;

    /// <summary>What the rules say of a capture as a whole.</summary>
    internal static IReadOnlyList<Finding> JudgeWhole(CaptureSums sums, CaptureRecord record, FaultNet net)
    {
        var all = new CaptureCase(sums, record, []);
        Judge(all, net, RuleList.All);
        return all.Findings;
    }

    /// <summary>Worst first: by severity, then by what they cost, then by where they begin.</summary>
    internal static IReadOnlyList<Finding> Ordered(IEnumerable<Finding> findings) =>
        [.. findings.OrderByDescending(f => f.Severity).ThenByDescending(f => f.Cost?.Nanoseconds ?? 0).ThenBy(f => f.Frame)];

    /// <summary>Sums connections up, and says which may be of interest to a rule: those that surely are not need not be looked at again.</summary>
    private static Summed Sum(IReadOnlyList<Connection> connections, bool known, Action<Connection>? passing)
    {
        var (sums, doubtful) = (new CaptureSums(), new List<int>());
        var summed = new Summed(connections, doubtful, sums);
        sums.MakeRoom(connections.Count);
        for (var place = 0; place < connections.Count; place++)
        {
            var connection = summed.Look(place);
            sums.Add(connection);
            passing?.Invoke(connection);
            if (!known || !PlainConnection.IsSurely(connection))
            {
                doubtful.Add(place);
            }
        }

        return summed;
    }

    /// <summary>Judges connections, and says on which of them the sums had a say: whoever knows more of these has to judge again.</summary>
    private static (IReadOnlyList<Finding> Findings, List<int> Open) Judge(IEnumerable<Connection> connections, CaptureCase all, FaultNet net, IReadOnlyList<Rule> rules)
    {
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

        return (all.Findings, open);
    }

    private static void Judge(CaptureCase all, Connection connection, FaultNet net, IReadOnlyList<Rule> rules)
    {
        var one = new ConnectionCase(all, connection);
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

    /// <summary>Does something with each share, with as many threads as there are shares.</summary>
    private static TResult[] Each<TShare, TResult>(IReadOnlyList<TShare> shares, Func<TShare, TResult> work)
    {
        if (shares.Count == 1)
        {
            return [work(shares[0])];
        }

        var tasks = shares.Select(share => Task.Run(() => work(share))).ToArray();
        return [.. tasks.Select(task => task.GetAwaiter().GetResult())];
    }

    private sealed record Summed(IReadOnlyList<Connection> Connections, List<int> Doubtful, CaptureSums Sums)
    {
        private readonly ConnectionTable? _table = Connections as ConnectionTable;

        /// <summary>One of them, as long as nobody looks at another one.</summary>
        public Connection Look(int place) => _table?.Lend(place) ?? Connections[place];
    }
}
