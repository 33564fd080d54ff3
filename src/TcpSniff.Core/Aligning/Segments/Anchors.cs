using TcpSniff.Aligning.Clocks;
using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Segments;

/// <summary>
/// Pairs of sightings that cannot be anything else, without knowing anything of the clocks: what begins, or ends, where nothing else in
/// either capture does. What was sent twice is never among them.
/// </summary>
internal sealed class Anchors
{
    private static readonly EqualityComparer<(long, long, uint)> Keys = EqualityComparer<(long, long, uint)>.Create(
        static (one, other) => one == other, static key => SecretHash.Of((ulong)key.Item1, (ulong)key.Item2, key.Item3, 0));

    private readonly List<(SeenSegment Here, SeenSegment There)> _pairs = [];
    private readonly NumberRanges _repeated;

    /// <summary>Finds them, and with them what a device adds to the direction's time stamps.</summary>
    public Anchors(Way way)
    {
        _repeated = RepeatedNumbers.Of(way.Here, way.There);
        var starts = Pairs(way, taking: true, segment => (segment.Start, 0, 0));
        way.TimestampShift = ShiftOf(starts);
        var stamped = way.Here.Any(IsStamped) && way.There.Any(IsStamped);
        Keep(way, starts);
        Keep(way, Pairs(way, taking: true, segment => (segment.End, 0, 0)));
        Keep(way, Pairs(way, taking: false, segment => (segment.Start, segment.AckAt, stamped && !segment.Has(TcpFlags.Rst) ? segment.TimestampValue : 0), way.TimestampShift));
    }

    /// <summary>The pairs.</summary>
    public IReadOnlyList<(SeenSegment Here, SeenSegment There)> All => _pairs;

    /// <summary>Both times of each pair.</summary>
    public IEnumerable<ClockPoint> Points => _pairs.Select(pair => new ClockPoint(pair.Here.Time, pair.There.Time));

    private void Keep(Way way, List<(SeenSegment Here, SeenSegment There)> pairs) =>
        _pairs.AddRange(pairs.Where(pair => !IsStamped(pair.Here) || !IsStamped(pair.There) || pair.There.TimestampValue - way.TimestampShift == pair.Here.TimestampValue));

    private List<(SeenSegment Here, SeenSegment There)> Pairs(Way way, bool taking, Func<SeenSegment, (long, long, uint)> key, uint stampShift = 0)
    {
        var known = Alone(way.Here, taking, key, 0);
        var pairs = new List<(SeenSegment, SeenSegment)>();
        foreach (var (place, there) in Alone(way.There, taking, key, stampShift))
        {
            if (there is not null && known.GetValueOrDefault(place) is { } here)
            {
                pairs.Add((here, there));
            }
        }

        return pairs;
    }

    private Dictionary<(long, long, uint), SeenSegment?> Alone(IReadOnlyList<SeenSegment> segments, bool taking, Func<SeenSegment, (long, long, uint)> key, uint stampShift)
    {
        var alone = new Dictionary<(long, long, uint), SeenSegment?>(Keys);
        foreach (var segment in segments)
        {
            if (segment.IsCopy || segment.Numbers > 0 != taking || (taking && _repeated.Touch(segment.Start, segment.End)))
            {
                continue;
            }

            var (one, other, stamp) = key(segment);
            var place = (one, other, stamp == 0 ? 0 : unchecked(stamp - stampShift));
            alone[place] = alone.ContainsKey(place) ? null : segment;
        }

        return alone;
    }

    private static bool IsStamped(SeenSegment segment) => segment.Has(TcpOptionKinds.Timestamps);

    /// <summary>The difference of time stamps that most pairs show; 0 where they show none.</summary>
    private static uint ShiftOf(List<(SeenSegment Here, SeenSegment There)> pairs)
    {
        var shifts = pairs.Where(pair => IsStamped(pair.Here) && IsStamped(pair.There)).Select(pair => unchecked(pair.There.TimestampValue - pair.Here.TimestampValue)).ToList();
        return shifts.Count == 0 || shifts.Count(shift => shift == 0) * 2 >= shifts.Count ? 0 : shifts.GroupBy(shift => shift).MaxBy(group => group.Count())!.Key;
    }
}
