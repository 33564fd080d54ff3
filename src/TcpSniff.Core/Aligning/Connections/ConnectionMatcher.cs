using TcpSniff.Packets;

namespace TcpSniff.Aligning.Connections;

/// <summary>
/// Finds which connections of two captures are the same one. Ends may be translated, numbers shifted, options gone, so that each kind of
/// print speaks for itself: those that many connections have in common say nothing.
/// </summary>
internal static class ConnectionMatcher
{
    private const int SameEnds = 8;
    private const int SameEnd = 2;
    private const int Enough = 6;
    private const int MostOwners = 16;

    /// <summary>The pairs, in the order of the first capture; each connection is in one at most.</summary>
    public static IReadOnlyList<ConnectionPair> Pair(CapturePrints here, CapturePrints there)
    {
        var index = new PrintIndex(here.Connections);
        var byEnds = here.Connections.ToLookup(connection => connection.Key);
        var candidates = new List<ConnectionPair>();
        foreach (var connection in there.Connections)
        {
            candidates.AddRange(Candidates(connection, index, byEnds));
        }

        var (taken, takenThere, pairs) = (new HashSet<int>(), new HashSet<int>(), new List<ConnectionPair>());
        foreach (var pair in candidates.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Here).ThenBy(pair => pair.There))
        {
            if (!taken.Contains(pair.Here) && !takenThere.Contains(pair.There))
            {
                taken.Add(pair.Here);
                takenThere.Add(pair.There);
                pairs.Add(pair);
            }
        }

        return [.. pairs.OrderBy(pair => pair.Here)];
    }

    private static IEnumerable<ConnectionPair> Candidates(ConnectionPrints there, PrintIndex index, ILookup<FlowKey, ConnectionPrints> byEnds)
    {
        var votes = new Dictionary<(ConnectionPrints Here, bool Crossed), Votes>();
        for (var side = 0; side < 2; side++)
        {
            for (var kind = 0; kind < ConnectionPrints.Kinds; kind++)
            {
                foreach (var print in there.Prints(side, kind))
                {
                    var owners = index.Owners(kind, print);
                    foreach (var owner in owners.Length > MostOwners ? default : owners)
                    {
                        var key = (index.Connections[owner.Connection], owner.Side != side);
                        votes[key] = votes.GetValueOrDefault(key).With(kind);
                    }
                }
            }
        }

        foreach (var here in byEnds[there.Key])
        {
            votes.TryAdd((here, false), default);
        }

        foreach (var ((here, crossed), vote) in votes)
        {
            var ends = Ends(here.Key, there.Key, crossed);
            if (vote.Score + ends is >= Enough and var sum && (vote.IsStrong || ends == SameEnds || !Contradict(here, there)))
            {
                yield return new(here.Stream, there.Stream, crossed, sum);
            }
        }
    }

    /// <summary>Whether both have time stamps, or payload: had they any in common it would show, so that identifications prove nothing.</summary>
    private static bool Contradict(ConnectionPrints here, ConnectionPrints there) => Both(here, there, 1) || Both(here, there, 2);

    private static bool Both(ConnectionPrints here, ConnectionPrints there, int kind) => Has(here, kind) && Has(there, kind);

    private static bool Has(ConnectionPrints connection, int kind) => connection.Prints(0, kind).Length + connection.Prints(1, kind).Length > 0;

    private static int Ends(FlowKey here, FlowKey there, bool crossed)
    {
        var (first, second) = crossed ? (there[1], there[0]) : (there[0], there[1]);
        return (here[0] == first, here[1] == second) switch
        {
            (true, true) => SameEnds,
            (false, false) => 0,
            _ => SameEnd,
        };
    }

    /// <summary>Prints in common, by kind.</summary>
    private readonly record struct Votes(int Numbers, int Stamps, int Payloads, int Identifications)
    {
        private const int ManyIdentifications = 10;

        /// <summary>Whether anything but identifications, which count up in every connection, is the same.</summary>
        public bool IsStrong => Numbers + Stamps + Payloads > 0;

        /// <summary>Numbers and time stamps are as good as unique, payload may be said again, an identification has 16 bits.</summary>
        public int Score => (4 * Numbers) + (4 * Stamps) + (2 * Payloads) + (Identifications >= ManyIdentifications ? Enough : Math.Min(Enough - 1, Identifications));

        /// <summary>One more of a kind.</summary>
        public Votes With(int kind) => kind switch
        {
            0 or 4 => this with { Numbers = Numbers + 1 },
            1 => this with { Stamps = Stamps + 1 },
            2 => this with { Payloads = Payloads + 1 },
            _ => this with { Identifications = Identifications + 1 },
        };
    }
}
