using System.Text;
using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Timelines.Text;
using TcpSniff.Tracking;
using TcpSniff.Typography;

namespace TcpSniff.Core.Tests.Timelines;

/// <summary>A conversation made of template segments, tracked as it is written down, and told as a story.</summary>
internal sealed class Conversation
{
    private static readonly CaptureTime Start = CaptureTime.FromSeconds(1_767_323_045, 0);

    private readonly Tracker _tracker = new();
    private readonly List<(SegmentFacts Facts, byte[] Payload)> _segments = [];
    private readonly List<SocketCall> _calls = [];
    private double _seconds;

    /// <summary>All segments with their payload.</summary>
    public IReadOnlyList<(SegmentFacts Facts, byte[] Payload)> Segments => _segments;

    /// <summary>All calls.</summary>
    public IReadOnlyList<SocketCall> Calls => _calls;

    /// <summary>The last segment's facts.</summary>
    public SegmentFacts Last => _segments[^1].Facts;

    private CaptureTime Now => Start + Duration.FromSeconds(_seconds);

    /// <summary>Lets time pass, in seconds.</summary>
    public Conversation Wait(double seconds)
    {
        _seconds += seconds;
        return this;
    }

    /// <summary>One program makes a call.</summary>
    public Conversation Call(Role side, string text)
    {
        _calls.Add(new(Now, side, text));
        return this;
    }

    /// <summary>A segment passes by, 20 µs after whatever came before.</summary>
    public Conversation Send(TcpSegment segment, string payload = "")
    {
        _seconds += 0.000_020;
        var bytes = Encoding.UTF8.GetBytes(payload);
        if (bytes.Length > 0)
        {
            (segment.PayloadLength, segment.CapturedPayload) = (bytes.Length, bytes.Length);
        }

        var facts = default(SegmentFacts);
        _tracker.Track(_segments.Count + 1, Now, segment, ref facts);
        _segments.Add((facts, bytes));
        return this;
    }

    /// <summary>The story of the first connection.</summary>
    public Story Story()
    {
        var story = new Story(_tracker.Connections[0]);
        _calls.ForEach(story.Add);
        foreach (var (facts, payload) in _segments.Where(segment => segment.Facts.Connection.Stream == 0))
        {
            story.Add(facts, payload);
        }

        return story;
    }

    /// <summary>The story as text without styles.</summary>
    public string Text(TimelineOptions? options = null)
    {
        var text = new StringWriter();
        Story().Tell(new TextTimeline(new PlainOutput(text), options ?? new TimelineOptions()));
        return text.ToString();
    }

    /// <summary>All segments as they are told live.</summary>
    public string Live(TimelineOptions? options = null)
    {
        var text = new StringWriter();
        var live = new LiveTimeline(new TextTimeline(new PlainOutput(text), options ?? new TimelineOptions { Interleaved = true }));
        _calls.ForEach(live.Add);
        foreach (var (facts, payload) in _segments)
        {
            live.Add(facts, payload);
        }

        live.Finish(_segments.Select(segment => segment.Facts.Connection).Distinct());
        return text.ToString();
    }
}
