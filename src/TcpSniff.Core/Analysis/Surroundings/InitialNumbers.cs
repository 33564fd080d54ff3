using System.Runtime.InteropServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>Which initial sequence numbers each host began its connections with, and which of them it used again.</summary>
/// <param name="share">It keeps this part of what it would keep of a file: one of so many.</param>
internal sealed class InitialNumbers(int share = 1) : Sum
{
    /// <summary>Numbers kept at most, some 60 bytes each; of later ones nobody knows whether they come again.</summary>
    public const int Limit = 1 << 20;

    private readonly Dictionary<(IpAddress Host, SequenceNumber Number), Beginning> _earliest = [];
    private readonly Dictionary<(IpAddress Host, SequenceNumber Number), List<Beginning>> _later = [];
    private readonly Dictionary<IpAddress, int> _begun = [];

    /// <summary>How many connections a host began.</summary>
    public int BegunBy(IpAddress host) => _begun.GetValueOrDefault(host);

    /// <summary>By host, the times that it began with a number again, in order, each with the first time; only those at least so much later.</summary>
    public IEnumerable<IGrouping<IpAddress, (SequenceNumber Number, Beginning Before, Beginning Again)>> Repeats(Duration apart) =>
        _later.SelectMany(entry => entry.Value.Select(again => (Key: entry.Key, Before: _earliest[entry.Key], Again: again)))
            .Where(repeat => repeat.Again.Time - repeat.Before.Time >= apart)
            .OrderBy(repeat => repeat.Again.Frame)
            .GroupBy(repeat => repeat.Key.Host, repeat => (repeat.Key.Number, repeat.Before, repeat.Again));

    /// <summary>Makes room for so many connections: nearly every one begins with a number of its own.</summary>
    internal void MakeRoom(int connections) => _earliest.EnsureCapacity(Math.Min(connections, Limit / share));

    /// <inheritdoc/>
    internal override void Add(Connection connection)
    {
        var client = connection.Client;
        if (client.Rfc9293.Knows(Known.BareSyn) && client.Totals.Syn > 0 && !IsTriedAgain(connection))
        {
            Add((client.Endpoint.Address, client.Rfc9293.Iss), new(connection.FirstFrame, connection.FirstTime));
        }
    }

    /// <summary>The same SYN on the same ends, after one that opened nothing, is another try, not another connection.</summary>
    private static bool IsTriedAgain(Connection connection) =>
        connection.Predecessor is { Handshake: Handshake.Refused or Handshake.Unanswered or Handshake.HalfOpen } before
        && (connection.ClientSide == 0 ? before.Next0 : before.Next1) == connection.Client.Rfc9293.Iss + 1;

    /// <inheritdoc/>
    internal override void Write(BinaryWriter to) => WriteAll(to, _earliest, entry =>
    {
        Write(to, entry.Key.Host);
        to.Write(entry.Key.Number.Value);
        WriteAll(to, [entry.Value, .. _later.GetValueOrDefault(entry.Key, [])], beginning =>
        {
            to.Write(beginning.Frame);
            to.Write(beginning.Time.Nanoseconds);
        });
    });

    /// <inheritdoc/>
    internal override void Add(BinaryReader from) => ReadAll(from, () =>
    {
        var key = (ReadAddress(from), new SequenceNumber(from.ReadUInt32()));
        ReadAll(from, () => Add(key, new(from.ReadInt64(), new(from.ReadInt64()))));
    });

    private void Add((IpAddress Host, SequenceNumber Number) key, Beginning beginning)
    {
        if (_earliest.Count >= Limit / share && !_earliest.ContainsKey(key))
        {
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_begun, key.Host, out _)++;
        ref var earliest = ref CollectionsMarshal.GetValueRefOrAddDefault(_earliest, key, out var known);
        if (!known)
        {
            earliest = beginning;
            return;
        }

        if (beginning.Frame < earliest.Frame)
        {
            (earliest, beginning) = (beginning, earliest);
        }

        ref var later = ref CollectionsMarshal.GetValueRefOrAddDefault(_later, key, out _);
        (later ??= []).Add(beginning);
    }

    /// <summary>When a connection began.</summary>
    /// <param name="Frame">Its first frame.</param>
    /// <param name="Time">When that was captured.</param>
    internal readonly record struct Beginning(long Frame, CaptureTime Time);
}
