using System.Runtime.InteropServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>Every end that connections were opened to.</summary>
/// <param name="share">It keeps this part of what it would keep of a file: one of so many.</param>
internal sealed class Listeners(int share = 1) : Sum
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

    /// <inheritdoc/>
    internal override void Add(Connection connection) => At(connection.Server.Endpoint)?.Add(connection);

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to) => WriteAll(to, _byEnd, entry =>
    {
        Write(to, entry.Key.Address);
        to.Write(entry.Key.Port);
        entry.Value.Write(to);
    });

    /// <inheritdoc/>
    internal override void Add(BinaryReader from) => ReadAll(from, () =>
    {
        var end = new Endpoint(ReadAddress(from), from.ReadUInt16());
        (At(end) ?? new()).Add(from);
    });

    private Listener? At(Endpoint end)
    {
        if (_byEnd.Count >= Limit / share && !_byEnd.ContainsKey(end))
        {
            return null;
        }

        ref var listener = ref CollectionsMarshal.GetValueRefOrAddDefault(_byEnd, end, out _);
        return listener ??= new();
    }
}
