using TcpSniff.Aligning.Traces;

namespace TcpSniff.Aligning.Segments;

/// <summary>Numbers that a capture has more than once, or not in order: whose sighting is whose has to be weighed there.</summary>
internal static class RepeatedNumbers
{
    /// <summary>Finds them in either of two captures.</summary>
    public static NumberRanges Of(IReadOnlyList<SeenSegment> here, IReadOnlyList<SeenSegment> there) => new(In(here).Concat(In(there)));

    private static IEnumerable<(long From, long To)> In(IReadOnlyList<SeenSegment> segments)
    {
        var end = long.MinValue;
        foreach (var segment in segments.Where(segment => segment is { IsCopy: false, Numbers: > 0 }))
        {
            if (segment.Start < end)
            {
                yield return (segment.Start, segment.End);
            }

            end = Math.Max(end, segment.End);
        }
    }
}
