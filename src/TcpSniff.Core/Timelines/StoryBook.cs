using TcpSniff.Capture;
using TcpSniff.Faults;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Timelines;

/// <summary>Collects the stories of many connections while a capture is read, to tell them one after the other.</summary>
internal sealed class StoryBook
{
    private readonly Dictionary<int, Story> _stories = new(SecretHash.Streams);
    private readonly UdpConversations _conversations = new();
    private readonly List<DatagramEntry> _datagrams = [];
    private readonly List<SocketCall> _calls = [];

    /// <summary>Segments and datagrams collected so far, for whoever has to bound them.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a segment to its connection's story.</summary>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload, CaptureInterface? capturedOn = null)
    {
        Count++;
        StoryOf(facts.Connection, capturedOn).Add(facts, payload);
    }

    /// <summary>Adds a UDP datagram.</summary>
    public void Add(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload)
    {
        Count++;
        _datagrams.Add(_conversations.Next(frame, time, datagram, payload));
    }

    /// <summary>Adds an ICMP error to its connection's story.</summary>
    public void Add(long frame, CaptureTime time, in IcmpError error, Connection connection) =>
        StoryOf(connection, null).Add(frame, time, error, connection);

    /// <summary>Adds a call of one of the programs; one that names no connection goes to the first story.</summary>
    public void Add(SocketCall call) => _calls.Add(call);

    /// <summary>Tells the stories of these connections in this order, then the datagrams.</summary>
    /// <param name="connections">The connections.</param>
    /// <param name="renderer">Whom to tell.</param>
    /// <param name="net">What becomes of a bug in a story: caught, it costs the rest of that story; by default it is fatal.</param>
    public void Tell(IEnumerable<Connection> connections, ITimelineRenderer renderer, FaultNet? net = null)
    {
        var calls = _calls.ToList();
        foreach (var connection in connections)
        {
            if (!_stories.TryGetValue(connection.Stream, out var story))
            {
                continue;
            }

            foreach (var call in calls.Where(call => call.Connection is null || call.Connection == connection.Key))
            {
                story.Add(call);
            }

            calls.RemoveAll(call => call.Connection is null);
            (net ?? FaultNet.Fatal).Guard(Loss.View, connection.Stream, () => story.Tell(renderer));
        }

        _datagrams.ForEach(renderer.Render);
    }

    /// <summary>Tells all there is, by number, and forgets it.</summary>
    public void TellAll(ITimelineRenderer renderer)
    {
        Tell(_stories.Values.Select(story => story.Connection).OrderBy(connection => connection.Stream), renderer);
        _stories.Clear();
        _datagrams.Clear();
        _calls.Clear();
    }

    private Story StoryOf(Connection connection, CaptureInterface? capturedOn) =>
        _stories.TryGetValue(connection.Stream, out var story) ? story : _stories[connection.Stream] = new(connection, capturedOn);
}
