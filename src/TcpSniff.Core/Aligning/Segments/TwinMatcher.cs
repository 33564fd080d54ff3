using TcpSniff.Aligning.Traces;

namespace TcpSniff.Aligning.Segments;

/// <summary>
/// Pairs segments that take no numbers. Duplicate acknowledgments may be alike in everything: of such twins, those that arrived are paired
/// in the order in which they were sent, so that they were under way as long as usual, all together, and no order among others is broken.
/// </summary>
internal sealed class TwinMatcher(Likeness likeness)
{
    /// <summary>What the best pairing of more twins would cost nobody waits for.</summary>
    private const int MostTwins = 2_000;

    private const double Skipped = 1;
    private const double Unexplained = 40;
    private const double OutOfOrder = 4;

    /// <summary>Pairs them.</summary>
    public void Pair(IReadOnlyList<SeenSegment> sent, IReadOnlyList<SeenSegment> received)
    {
        var groups = new Dictionary<BareKey, (List<SeenSegment> Sent, List<SeenSegment> Received)>();
        foreach (var segment in sent.Where(IsBare))
        {
            Group(groups, likeness.KeyOf(segment, sent: true)).Sent.Add(segment);
        }

        foreach (var segment in received.Where(IsBare))
        {
            Group(groups, likeness.KeyOf(segment, sent: false)).Received.Add(segment);
        }

        foreach (var (ones, others) in groups.Values.Where(group => group is { Sent.Count: 1, Received.Count: 1 }))
        {
            if (likeness.Lateness(ones[0], others[0]) < double.PositiveInfinity)
            {
                Join(ones[0], others[0]);
            }
        }

        var (before, after) = Neighbours(received);
        foreach (var (ones, others) in groups.Values.Where(group => group.Sent.Count > 0 && group.Received.Count > 0 && group.Sent.Count + group.Received.Count > 2))
        {
            if ((long)ones.Count * others.Count <= (long)MostTwins * MostTwins)
            {
                PairTwins(ones, others, before, after);
            }
        }
    }

    /// <summary>The cheapest pairing that keeps the order: one row for each that was received, one column for each that was sent.</summary>
    private void PairTwins(List<SeenSegment> sent, List<SeenSegment> received, int[] before, int[] after)
    {
        var width = sent.Count + 1;
        var costs = new double[(received.Count + 1) * width];
        for (var column = 1; column < width; column++)
        {
            costs[column] = column * Skipped;
        }

        for (var row = 1; row <= received.Count; row++)
        {
            costs[row * width] = row * Unexplained;
            for (var column = 1; column < width; column++)
            {
                var pair = costs[((row - 1) * width) + column - 1] + Cost(sent[column - 1], received[row - 1], before, after);
                costs[(row * width) + column] = Math.Min(pair, Math.Min(costs[(row * width) + column - 1] + Skipped, costs[((row - 1) * width) + column] + Unexplained));
            }
        }

        for (var (row, column) = (received.Count, sent.Count); row > 0 && column > 0;)
        {
            var cost = costs[(row * width) + column];
            if (cost == costs[(row * width) + column - 1] + Skipped)
            {
                column--;
            }
            else if (cost == costs[((row - 1) * width) + column] + Unexplained)
            {
                row--;
            }
            else
            {
                Join(sent[--column], received[--row]);
            }
        }
    }

    /// <summary>What a pair costs; what cannot be one costs more than leaving both alone.</summary>
    private double Cost(SeenSegment sent, SeenSegment received, int[] before, int[] after)
    {
        var disorder = (sent.Order < before[received.Order] ? OutOfOrder : 0) + (sent.Order > after[received.Order] ? OutOfOrder : 0);
        var late = likeness.Lateness(sent, received);
        return late == double.PositiveInfinity ? late : Math.Min(late, Unexplained / 2) + disorder;
    }

    /// <summary>For each that was received, the latest of those sent that arrived before it, and the earliest of those that arrived after it.</summary>
    private static (int[] Before, int[] After) Neighbours(IReadOnlyList<SeenSegment> received)
    {
        var (before, after) = (new int[received.Count], new int[received.Count]);
        var latest = -1;
        for (var i = 0; i < received.Count; i++)
        {
            before[i] = latest;
            latest = Math.Max(latest, received[i].FirstPiece?.Sent.Order ?? -1);
        }

        var earliest = int.MaxValue;
        for (var i = received.Count - 1; i >= 0; i--)
        {
            after[i] = earliest;
            earliest = Math.Min(earliest, received[i].FirstPiece?.Sent.Order ?? int.MaxValue);
        }

        return (before, after);
    }

    private static bool IsBare(SeenSegment segment) => segment is { IsCopy: false, Numbers: 0 };

    private static (List<SeenSegment> Sent, List<SeenSegment> Received) Group(Dictionary<BareKey, (List<SeenSegment> Sent, List<SeenSegment> Received)> groups, BareKey key)
    {
        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, group = ([], []));
        }

        return group;
    }

    private static void Join(SeenSegment sent, SeenSegment received) => new Piece(sent, received, received.Start, received.Start).Join();
}
