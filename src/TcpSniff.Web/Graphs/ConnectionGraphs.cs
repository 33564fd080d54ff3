using System.Text.Json;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Web.Graphs;

/// <summary>The graphs of one connection, both directions.</summary>
internal sealed class ConnectionGraphs
{
    /// <summary>With more segments than this, graphs are thinned.</summary>
    private const int RawLimit = 20_000;

    /// <summary>Columns of the widest screen.</summary>
    private const int Columns = 3840;

    private readonly DirectionGraphs _client;
    private readonly DirectionGraphs _server;
    private bool _opened;

    /// <param name="duration">From the connection's first segment to its last.</param>
    /// <param name="segments">How many segments there will be.</param>
    public ConnectionGraphs(Duration duration, long segments)
    {
        var length = Math.Max(1, duration.Nanoseconds);
        IsThinned = segments > RawLimit;
        var column = IsThinned ? Math.Max(1, length / Columns) : 0;
        var step = Math.Max(1, length / LoadSeries.Steps);
        (_client, _server) = (new(column, new(step)), new(column, new(step)));
    }

    /// <summary>Graphs that grow: every point is kept until it was written, and throughput is summed up by who draws it.</summary>
    public ConnectionGraphs() => (_client, _server) = (new(0, null), new(0, null));

    /// <summary>Whether points were left out.</summary>
    public bool IsThinned { get; }

    /// <summary>Adds the next segment.</summary>
    public void Add(in SegmentFacts facts)
    {
        var (own, other) = facts.From == Role.Client ? (_client, _server) : (_server, _client);
        own.Sent(facts);
        other.Answered(facts);
        if (!_opened && facts.Did(SegmentEvents.Opens))
        {
            _opened = true;
            var time = facts.RelativeTime.Nanoseconds;
            var rtt = facts.Connection.SynRtt;
            if (rtt.Server is { } server)
            {
                _client.Handshake(time, server);
            }

            if (rtt.Client is { } client)
            {
                _server.Handshake(time, client);
            }
        }
    }

    /// <summary>Writes both directions, the client's first.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        _client.Write(json);
        _server.Write(json);
        json.WriteEndArray();
    }

    /// <summary>Writes the points that came since this was last called, and forgets them.</summary>
    public void WriteNew(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        _client.WriteNew(json);
        _server.WriteNew(json);
        json.WriteEndArray();
    }
}
