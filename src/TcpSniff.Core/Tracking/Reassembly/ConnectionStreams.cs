using TcpSniff.Tracking.Connections;

namespace TcpSniff.Tracking.Reassembly;

/// <summary>Reassembles what both sides of one connection sent.</summary>
public sealed class ConnectionStreams
{
    /// <summary>Bytes: far more than any window that is met in practice.</summary>
    public const long DefaultLimit = 64 * 1024 * 1024;

    private readonly HalfStream[] _sides;

    /// <summary>Begins to reassemble.</summary>
    /// <param name="connection">The connection; whoever is its client by now is taken for it throughout.</param>
    /// <param name="client">Takes what the client sent.</param>
    /// <param name="server">Takes what the server sent.</param>
    /// <param name="limit">Memory in bytes that a side's data behind a hole may take.</param>
    /// <param name="rehearsal">
    /// Has taken all segments of the connection before, where that was possible: then a hole that will be filled late is waited
    /// for, and one that will not be is not.
    /// </param>
    public ConnectionStreams(Connection connection, IStreamSink client, IStreamSink server, long limit = DefaultLimit, ConnectionStreams? rehearsal = null)
    {
        var sinks = connection.ClientSide == 0 ? (client, server) : (server, client);
        _sides = [new(sinks.Item1, limit, rehearsal?._sides[0]), new(sinks.Item2, limit, rehearsal?._sides[1])];
    }

    /// <summary>How often the limit was reached and a hole given up that might have been filled.</summary>
    public long TimesLimited => _sides[0].TimesLimited + _sides[1].TimesLimited;

    /// <summary>Takes the connection's next segment.</summary>
    /// <param name="facts">What the tracker says about it.</param>
    /// <param name="payload">What was captured of its payload.</param>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        // What it acknowledges was sent before it.
        _sides[facts.Segment.SourceSide ^ 1].Acknowledge(facts);
        _sides[facts.Segment.SourceSide].Receive(facts, payload);
    }

    /// <summary>The connection has no more segments: hands over what waited behind holes.</summary>
    public void Finish()
    {
        _sides[0].Finish();
        _sides[1].Finish();
    }
}
