using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Aligning.Connections;

/// <summary>The connections of one capture, each with what it is recognised by.</summary>
internal sealed class CapturePrints
{
    /// <summary>Connections that are remembered at most, a kilobyte each.</summary>
    internal const int MostConnections = 200_000;

    private readonly Dictionary<int, ConnectionPrints> _connections = new(SecretHash.Streams);

    /// <summary>Connections beyond the limit: they are looked for in vain.</summary>
    public bool LeftOut { get; private set; }

    internal IReadOnlyCollection<ConnectionPrints> Connections => _connections.Values;

    /// <summary>How many connections there are.</summary>
    public int Count => _connections.Count;

    /// <summary>Takes the next segment.</summary>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        var stream = facts.Connection.Stream;
        if (!_connections.TryGetValue(stream, out var connection))
        {
            if (_connections.Count >= MostConnections)
            {
                LeftOut = true;
                return;
            }

            _connections.Add(stream, connection = new(stream, facts.Segment.Key));
        }

        connection.Add(facts, payload);
    }
}
