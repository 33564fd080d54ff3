using System.Runtime.InteropServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>Every end that connections were opened to.</summary>
public sealed class Listeners
{
    private readonly Dictionary<Endpoint, Listener> _byEnd = [];

    private Listeners()
    {
    }

    /// <summary>All of them.</summary>
    public IEnumerable<KeyValuePair<Endpoint, Listener>> All => _byEnd;

    /// <summary>The one that a connection went to.</summary>
    public Listener Of(Connection connection) => _byEnd[connection.Server.Endpoint];

    /// <summary>Gathers them from all connections.</summary>
    internal static Listeners Of(IReadOnlyList<Connection> connections)
    {
        var listeners = new Listeners();
        foreach (var connection in connections)
        {
            ref var listener = ref CollectionsMarshal.GetValueRefOrAddDefault(listeners._byEnd, connection.Server.Endpoint, out _);
            (listener ??= new()).Add(connection);
        }

        return listeners;
    }
}
