using System.Runtime.InteropServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>Every end that connections were opened to.</summary>
public sealed class Listeners
{
    /// <summary>Ends kept at most, some 150 bytes each: a scan tries many.</summary>
    public const int Limit = 1 << 19;

    /// <summary>What is known of an end beyond the limit.</summary>
    private static readonly Listener Unknown = new();

    private readonly Dictionary<Endpoint, Listener> _byEnd = [];

    /// <summary>All of them.</summary>
    public IEnumerable<KeyValuePair<Endpoint, Listener>> All => _byEnd;

    /// <summary>The one that a connection went to.</summary>
    public Listener Of(Connection connection) => _byEnd.GetValueOrDefault(connection.Server.Endpoint, Unknown);

    /// <summary>Enters one connection.</summary>
    internal void Add(Connection connection) => At(connection.Server.Endpoint)?.Add(connection);

    /// <summary>Adds those of another part of the capture.</summary>
    internal void Add(Listeners part)
    {
        foreach (var (end, listener) in part._byEnd)
        {
            At(end)?.Add(listener);
        }
    }

    private Listener? At(Endpoint end)
    {
        if (_byEnd.Count >= Limit && !_byEnd.ContainsKey(end))
        {
            return null;
        }

        ref var listener = ref CollectionsMarshal.GetValueRefOrAddDefault(_byEnd, end, out _);
        return listener ??= new();
    }
}
