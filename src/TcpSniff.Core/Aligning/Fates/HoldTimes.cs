using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Fates;

/// <summary>
/// How long a host took to answer: both times are of the capture taken beside it, so that neither the way nor the relation of the clocks
/// has any part in it.
/// </summary>
internal static class HoldTimes
{
    /// <summary>Notes it at everything that a host sent.</summary>
    /// <param name="trace">The connection, as the capture beside the host saw it.</param>
    /// <param name="host">The host.</param>
    public static void Note(ConnectionTrace trace, Role host)
    {
        var (unanswered, unacknowledged, heard) = ((CaptureTime?)null, (CaptureTime?)null, (CaptureTime?)null);
        var highest = long.MinValue;
        foreach (var (from, segment) in trace.All)
        {
            if (segment.IsCopy)
            {
                continue;
            }

            if (from != host)
            {
                heard = segment.Time;
                (unanswered, unacknowledged) = segment.Numbers > 0 ? (segment.Time, segment.Time) : (unanswered, unacknowledged);
                continue;
            }

            var isNew = segment.Numbers > 0 && segment.Start >= highest;
            var since = isNew ? unanswered ?? heard : segment.Numbers == 0 ? unacknowledged : null;
            segment.Held = since is { } moment && segment.Time >= moment ? segment.Time - moment : null;
            unanswered = isNew ? null : unanswered;
            (unacknowledged, heard) = (null, null);
            highest = Math.Max(highest, segment.End);
        }
    }
}
