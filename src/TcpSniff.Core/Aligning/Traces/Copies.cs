using TcpSniff.Packets;

namespace TcpSniff.Aligning.Traces;

/// <summary>
/// Where most of what a capture holds was recorded twice, bare acknowledgments were too. Without an IP identification nothing in them
/// tells a copy from a duplicate acknowledgment, so the decoder leaves them alone.
/// </summary>
internal static class Copies
{
    private const double MostlyTwice = 0.4;

    private static Duration Moment => Duration.FromMilliseconds(1);

    /// <summary>Marks bare acknowledgments that follow one like them at once, where the capture is of that kind.</summary>
    public static void Mark(ConnectionTrace trace)
    {
        foreach (var side in (List<SeenSegment>[])[trace.OfSide(0), trace.OfSide(1)])
        {
            var (taking, copies) = (0, 0);
            foreach (var segment in trace.All)
            {
                taking += segment.Segment is { Numbers: > 0, IsCopy: false } ? 1 : 0;
                copies += segment.Segment is { Numbers: > 0, IsCopy: true } ? 1 : 0;
            }

            if (copies > 1 && copies > taking * MostlyTwice)
            {
                MarkBare(side);
            }
        }
    }

    private static void MarkBare(List<SeenSegment> side)
    {
        for (var i = 1; i < side.Count; i++)
        {
            var (before, segment) = (side[i - 1], side[i]);
            segment.IsCopy |= segment.Numbers == 0 && !before.IsCopy && IsLike(before, segment) && segment.Time - before.Time <= Moment;
        }
    }

    private static bool IsLike(SeenSegment one, SeenSegment other) =>
        (one.Seq, one.Ack, one.Flags, one.Window, one.IpId, one.TimestampValue, one.SackLeft, one.SackRight, one.Length)
        == (other.Seq, other.Ack, other.Flags, other.Window, other.IpId, other.TimestampValue, other.SackLeft, other.SackRight, other.Length);
}
