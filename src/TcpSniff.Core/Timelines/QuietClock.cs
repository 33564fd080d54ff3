using TcpSniff.Packets;

namespace TcpSniff.Timelines;

/// <summary>Notices when nothing happened for more than a second.</summary>
internal sealed class QuietClock
{
    private static readonly Duration Notable = Duration.FromSeconds(1);

    private CaptureTime? _last;

    /// <summary>The entry, after a line for the quiet before it where there was one.</summary>
    public IEnumerable<TimelineEntry> Before(TimelineEntry entry)
    {
        var quiet = entry.Time - (_last ?? entry.Time);
        _last = entry.Time;
        return quiet > Notable ? [new QuietEntry(entry.Time, quiet), entry] : [entry];
    }
}
