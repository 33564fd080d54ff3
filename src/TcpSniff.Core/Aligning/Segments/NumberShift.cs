using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Segments;

/// <summary>
/// What a device between two captures adds to a direction's sequence numbers: the difference that makes most of them meet. SYNs propose
/// one, segments that are alike in everything else others, and no change is always one.
/// </summary>
internal static class NumberShift
{
    private const int MostLooked = 20_000;
    private const int MostProposals = 6;

    /// <summary>The difference, modulo 2^32.</summary>
    public static uint Of(IReadOnlyList<SeenSegment> here, IReadOnlyList<SeenSegment> there)
    {
        var known = here.Take(MostLooked).Select(segment => (long)segment.Seq.Value).ToHashSet(SecretHash.Numbers);
        var seen = there.Take(MostLooked).ToList();
        var (best, most) = (0u, -1);
        foreach (var shift in Proposals(here, there))
        {
            var meeting = seen.Count(segment => known.Contains((segment.Seq - shift).Value));
            (best, most) = meeting > most ? (shift, meeting) : (best, most);
        }

        return best;
    }

    /// <summary>Differences worth trying, the likeliest first.</summary>
    private static List<uint> Proposals(IReadOnlyList<SeenSegment> here, IReadOnlyList<SeenSegment> there)
    {
        var syns = from one in here.Where(IsSyn).Take(2) from other in there.Where(IsSyn).Take(2) select Difference(one, other);
        var alike = Votes(here, there, stamped: true).Concat(Votes(here, there, stamped: false));
        return [.. syns.Append(0u).Concat(alike.GroupBy(shift => shift).OrderByDescending(group => group.Count()).Select(group => group.Key).Take(MostProposals)).Distinct()];
    }

    private static bool IsSyn(SeenSegment segment) => segment.Has(TcpFlags.Syn);

    private static uint Difference(SeenSegment one, SeenSegment other) => unchecked(other.Seq.Value - one.Seq.Value);

    /// <summary>Differences between segments that are alike in what numbers do not touch, and like no other.</summary>
    private static IEnumerable<uint> Votes(IReadOnlyList<SeenSegment> here, IReadOnlyList<SeenSegment> there, bool stamped)
    {
        var known = Alone(here, stamped);
        foreach (var (key, segment) in Alone(there, stamped))
        {
            if (segment is not null && known.GetValueOrDefault(key) is { } one)
            {
                yield return Difference(one, segment);
            }
        }
    }

    private static Dictionary<(uint, int, uint), SeenSegment?> Alone(IReadOnlyList<SeenSegment> segments, bool stamped)
    {
        var alone = new Dictionary<(uint, int, uint), SeenSegment?>();
        foreach (var segment in segments.Take(MostLooked).Where(segment => !segment.IsCopy && (stamped ? segment.Has(TcpOptionKinds.Timestamps) : segment.IpId != 0 || segment.Head != 0)))
        {
            var key = (stamped ? segment.TimestampValue : segment.IpId, segment.Length, segment.Head);
            alone[key] = alone.ContainsKey(key) ? null : segment;
        }

        return alone;
    }
}
