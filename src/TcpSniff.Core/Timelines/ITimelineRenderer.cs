namespace TcpSniff.Timelines;

/// <summary>Shows a timeline, entry after entry.</summary>
internal interface ITimelineRenderer
{
    /// <summary>Shows one entry, or passes over it.</summary>
    void Render(TimelineEntry entry);
}
