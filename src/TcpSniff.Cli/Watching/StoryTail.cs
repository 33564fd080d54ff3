using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Cli.Watching;

/// <summary>The latest entries of a connection's timeline, in case somebody opens it; what is left out is counted.</summary>
internal sealed class StoryTail : ITimelineRenderer
{
    private readonly Queue<TailItem> _items = new();
    private readonly LiveTimeline _timeline;
    private Action<TailItem>? _listener;
    private long _skipped;

    public StoryTail() => _timeline = new(this);

    /// <summary>Entries that are kept.</summary>
    public int Count => _items.Count;

    /// <summary>Tells a segment, or counts it where there is no time for that.</summary>
    /// <param name="facts">The segment.</param>
    /// <param name="payload">What was captured of its payload.</param>
    /// <param name="tells">Whether there is time.</param>
    /// <param name="most">Entries to keep.</param>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload, bool tells, int most)
    {
        if (!tells)
        {
            _skipped++;
            return;
        }

        _timeline.Add(facts, payload);
        Trim(most);
    }

    /// <summary>Tells an ICMP error.</summary>
    public void Add(IcmpEntry entry, int most)
    {
        Render(entry);
        Trim(most);
    }

    /// <summary>Keeps no more than so many.</summary>
    public void Trim(int most)
    {
        while (_items.Count > most)
        {
            var gone = _items.Dequeue();
            if (_items.TryPeek(out var next))
            {
                // Entries of other kinds say something about those that are counted.
                next.Skipped += gone.Skipped + (gone.Entry is SegmentEntry ? 1 : 0);
            }
        }
    }

    /// <summary>Tells what is kept, and what comes from now on as it comes.</summary>
    public void Follow(Action<TailItem>? listener)
    {
        _listener = listener;
        foreach (var item in listener is null ? [] : _items)
        {
            listener!(item);
        }
    }

    /// <summary>A connection that was put away goes on as another object; what is kept belongs to that from now on.</summary>
    public void GoOnWith(Connection connection)
    {
        foreach (var item in _items)
        {
            if (item.Entry is SegmentEntry { Facts: var facts } entry)
            {
                facts.Connection = connection;
                item.Entry = entry with { Facts = facts };
            }
        }
    }

    /// <inheritdoc/>
    void ITimelineRenderer.Render(TimelineEntry entry) => Render(entry);

    private void Render(TimelineEntry entry)
    {
        // Who opens it later is told by the head that is written then.
        if (entry is HeadEntry)
        {
            return;
        }

        var item = new TailItem { Entry = entry, Skipped = _skipped };
        _skipped = 0;
        _items.Enqueue(item);
        _listener?.Invoke(item);
    }
}

/// <summary>An entry, and how many segments before it are not told.</summary>
internal sealed class TailItem
{
    /// <summary>The entry.</summary>
    public required TimelineEntry Entry { get; set; }

    /// <summary>Segments between the entry before and this one.</summary>
    public long Skipped { get; set; }
}
