using System.Runtime.InteropServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Zeek;

namespace TcpSniff.Reports;

/// <summary>What the selected connections add up to.</summary>
public sealed class CaptureTotals
{
    /// <summary>How many talkers are named.</summary>
    public const int TopTalkers = 10;

    private readonly Dictionary<IpAddress, Talker> _talkers = [];

    /// <summary>Adds up a result.</summary>
    public CaptureTotals(AnalysisResult result)
    {
        (Connections, ConnectionsInAll) = (result.Connections.Count, result.ConnectionsInAll);
        var (handshakes, teardowns, connStates, findings) = (new Tally(), new Tally(), new Tally(), new Tally());
        foreach (var connection in result.Connections)
        {
            Add(connection);
            handshakes.Add(connection.Connection.Handshake.Name());
            teardowns.Add(connection.Connection.Teardown.Name());
            connStates.Add(connection.Connection.ConnState);
        }

        foreach (var finding in result.Findings)
        {
            findings.Add(finding.Id);
        }

        (Handshakes, Teardowns, ConnStates, Findings) = (handshakes.MostFirst, teardowns.MostFirst, connStates.MostFirst, findings.MostFirst);
        Talkers = [.. _talkers.Values.OrderByDescending(talker => talker.Sent + talker.Received).ThenBy(talker => talker.Address.ToString(), StringComparer.Ordinal).Take(TopTalkers)];
    }

    /// <summary>How many connections were selected.</summary>
    public int Connections { get; }

    /// <summary>How many the capture has.</summary>
    public int ConnectionsInAll { get; }

    /// <summary>TCP segments.</summary>
    public long Segments { get; private set; }

    /// <summary>Payload bytes on the wire, those sent again included.</summary>
    public long PayloadBytes { get; private set; }

    /// <summary>Payload bytes, each counted once.</summary>
    public long UniqueBytes { get; private set; }

    /// <summary>Segments that repeat something.</summary>
    public long RetransmittedSegments { get; private set; }

    /// <summary>Numbers that were sent again.</summary>
    public long RetransmittedBytes { get; private set; }

    /// <summary>Connections by how they opened, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Handshakes { get; }

    /// <summary>Connections by how they closed, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Teardowns { get; }

    /// <summary>Connections by Zeek's <c>conn_state</c>, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ConnStates { get; }

    /// <summary>Findings by id, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Findings { get; }

    /// <summary>The addresses that sent and received most, at most <see cref="TopTalkers"/>.</summary>
    public IReadOnlyList<Talker> Talkers { get; }

    private void Add(ConnectionResult result)
    {
        var (client, server) = (result.Connection.Client, result.Connection.Server);
        Segments += client.Totals.Segments + server.Totals.Segments;
        PayloadBytes += result.PayloadBytes;
        UniqueBytes += client.UniqueBytes + server.UniqueBytes;
        RetransmittedSegments += result.RetransmittedSegments;
        RetransmittedBytes += client.RetransmittedBytes + server.RetransmittedBytes;
        Talk(client.Endpoint.Address, client.Totals.PayloadBytes, server.Totals.PayloadBytes);
        if (server.Endpoint.Address != client.Endpoint.Address)
        {
            Talk(server.Endpoint.Address, server.Totals.PayloadBytes, client.Totals.PayloadBytes);
        }
    }

    private void Talk(IpAddress address, long sent, long received)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_talkers, address, out _);
        known = new(address, known.Connections + 1, known.Sent + sent, known.Received + received);
    }

    /// <summary>How often each word came.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<string, long> _counts = [];

        public IReadOnlyList<KeyValuePair<string, long>> MostFirst =>
            [.. _counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)];

        public void Add(string word) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _)++;
    }
}

/// <summary>What one address sent and received in all its connections.</summary>
/// <param name="Address">The address.</param>
/// <param name="Connections">How many connections it had.</param>
/// <param name="Sent">Payload bytes that it sent.</param>
/// <param name="Received">Payload bytes that were sent to it.</param>
public readonly record struct Talker(IpAddress Address, int Connections, long Sent, long Received);
