using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Timelines;

/// <summary>
/// A timeline told while it happens, of as many connections at once as there are: the head comes with the first segment, what
/// was agreed on with the end of the handshake, the foot when the connection closes. Of a million that never close it keeps the numbers.
/// </summary>
internal sealed class LiveTimeline(ITimelineRenderer renderer)
{
    private const SegmentEvents Begins = SegmentEvents.Starts | SegmentEvents.StartsMidway;
    private const SegmentEvents Ends = SegmentEvents.Closes | SegmentEvents.Aborts | SegmentEvents.Refuses;

    private readonly QuietClock _clock = new();
    private readonly CallQueue _calls = new([]);
    private readonly UdpConversations _conversations = new();
    private readonly HashSet<int> _open = new(SecretHash.Streams);

    /// <summary>Tells a segment.</summary>
    /// <param name="facts">The segment.</param>
    /// <param name="payload">What was captured of its payload.</param>
    /// <param name="capturedOn">Where it was captured, where known.</param>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload, CaptureInterface? capturedOn = null)
    {
        var connection = facts.Connection;
        Advance(facts.Time);
        if ((facts.Events & Begins) != 0)
        {
            renderer.Render(new HeadEntry(facts.Time, connection, capturedOn));
            _open.Add(connection.Stream);
        }

        Tell(new SegmentEntry(facts, SegmentNotes.Of(facts), Preview.Of(payload, facts.Segment.PayloadLength)));
        foreach (var revision in facts.Did(SegmentEvents.Revises) ? connection.RevisedBy(facts.Frame) : [])
        {
            Tell(new RevisionEntry(facts.Time, connection, revision));
        }

        if (facts.Did(SegmentEvents.Opens))
        {
            renderer.Render(new AgreementEntry(facts.Time, connection, Agreement.Of(connection)));
        }

        if ((facts.Events & Ends) != 0 && _open.Remove(connection.Stream))
        {
            renderer.Render(new FootEntry(facts.Time, connection));
        }
    }

    /// <summary>Tells a UDP datagram.</summary>
    public void Add(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload)
    {
        Advance(time);
        Tell(_conversations.Next(frame, time, datagram, payload));
    }

    /// <summary>Tells an ICMP error about a segment of a connection.</summary>
    public void Add(long frame, CaptureTime time, in IcmpError error, Connection connection)
    {
        Advance(time);
        Tell(new IcmpEntry(time, frame, error, connection));
    }

    /// <summary>Takes a call of one of the programs; it is told before the first packet that is not older, or when time has passed it.</summary>
    public void Add(SocketCall call) => _calls.Add(call);

    /// <summary>Says that nothing older than <paramref name="until"/> will come any more.</summary>
    public void Advance(CaptureTime until)
    {
        while (_calls.Next(until) is { } call)
        {
            Tell(new CallEntry(call));
        }
    }

    /// <summary>Nothing more comes of a connection: tells how it stands unless it was said when it closed.</summary>
    public void LetGo(Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (_open.Remove(connection.Stream))
        {
            renderer.Render(new FootEntry(connection.LastTime, connection));
        }
    }

    /// <summary>Tells the calls that are left, and how those connections stand that have not closed.</summary>
    /// <param name="connections">All connections, or the selected ones; none is kept here while the capture goes on.</param>
    public void Finish(IEnumerable<Connection> connections)
    {
        Advance(new(long.MaxValue));
        foreach (var connection in connections)
        {
            LetGo(connection);
        }

        _open.Clear();
    }

    private void Tell(TimelineEntry entry)
    {
        foreach (var told in _clock.Before(entry))
        {
            renderer.Render(told);
        }
    }
}
