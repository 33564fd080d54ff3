using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Timelines;

/// <summary>
/// The whole timeline of one connection, told once everything about it is known: the head comes first, and steps are numbered
/// with hindsight.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="capturedOn">Where it was captured, where known.</param>
internal sealed class Story(Connection connection, CaptureInterface? capturedOn = null)
{
    private readonly List<TimelineEntry> _entries = [];
    private readonly List<SocketCall> _calls = [];

    /// <summary>The connection, as its last segment named it.</summary>
    public Connection Connection { get; private set; } = connection;

    /// <summary>How many segments there are.</summary>
    public int Segments { get; private set; }

    /// <summary>Adds the connection's next segment, with what was captured of its payload.</summary>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        Segments++;
        GoOnWith(facts.Connection);
        _entries.Add(new SegmentEntry(facts, SegmentNotes.Of(facts), Preview.Of(payload, facts.Segment.PayloadLength)));
    }

    /// <summary>Adds an ICMP error about one of its segments.</summary>
    /// <param name="frame">Number of the packet.</param>
    /// <param name="time">When it was captured.</param>
    /// <param name="error">The error.</param>
    /// <param name="connection">The connection as the tracker has it now.</param>
    public void Add(long frame, CaptureTime time, in IcmpError error, Connection connection)
    {
        GoOnWith(connection);
        _entries.Add(new IcmpEntry(time, frame, error, Connection));
    }

    /// <summary>Adds a call of one of the programs, in any order.</summary>
    public void Add(SocketCall call) => _calls.Add(call);

    /// <summary>Tells the story to a renderer.</summary>
    public void Tell(ITimelineRenderer renderer)
    {
        foreach (var entry in Tell())
        {
            renderer.Render(entry);
        }
    }

    /// <summary>The story, entry after entry.</summary>
    public IEnumerable<TimelineEntry> Tell()
    {
        yield return new HeadEntry(Connection.FirstTime, Connection, capturedOn);
        if (Connection.OpenedFrame is not null)
        {
            yield return new AgreementEntry(Connection.FirstTime, Connection, Agreement.Of(Connection));
        }

        var clock = new QuietClock();
        foreach (var told in InOrder().SelectMany(clock.Before))
        {
            yield return told;
        }

        yield return new FootEntry(Connection.LastTime, Connection);
    }

    /// <summary>A connection that was put away goes on as another object; the segments told of it belong to that from now on.</summary>
    private void GoOnWith(Connection connection)
    {
        if (ReferenceEquals(connection, Connection))
        {
            return;
        }

        Connection = connection;
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i] is SegmentEntry { Facts: var facts } entry)
            {
                facts.Connection = connection;
                _entries[i] = entry with { Facts = facts };
            }
        }
    }

    /// <summary>The calls between the packets; those keep the capture's order even where its clock went back.</summary>
    private IEnumerable<TimelineEntry> InOrder()
    {
        var hindsight = new Hindsight(Connection, _entries);
        var calls = new CallQueue(_calls);
        var boundaries = new MessageBoundaries();
        foreach (var entry in _entries)
        {
            while (calls.Next(entry.Time) is { } call)
            {
                yield return new CallEntry(call, boundaries.Remark(call));
            }

            if (entry is SegmentEntry { Facts: var facts })
            {
                boundaries.Saw(facts);
            }

            yield return hindsight.Apply(entry);
        }

        while (calls.Next(null) is { } call)
        {
            yield return new CallEntry(call, boundaries.Remark(call));
        }
    }
}
