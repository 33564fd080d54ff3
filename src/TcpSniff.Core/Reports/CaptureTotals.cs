using System.Runtime.InteropServices;
using TcpSniff.Analysis;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Zeek;

namespace TcpSniff.Reports;

/// <summary>What the selected connections add up to.</summary>
/// <param name="mostAddresses">Addresses that are kept at most.</param>
internal sealed class CaptureTotals(int mostAddresses = CaptureTotals.MostAddresses)
{
    /// <summary>How many talkers are named.</summary>
    public const int TopTalkers = 10;

    private readonly Dictionary<IpAddress, Talker> _talkers = [];

    /// <summary>Addresses kept at most, some 60 bytes each; beyond it those that sent and received least are forgotten.</summary>
    internal const int MostAddresses = 1 << 20;

    private readonly Tally _handshakes = new();
    private readonly Tally _teardowns = new();
    private readonly Tally _connStates = new();
    private readonly Tally _findings = new();

    /// <summary>How many connections were selected.</summary>
    public int Connections { get; private set; }

    /// <summary>How many the capture has.</summary>
    public int ConnectionsInAll { get; init; }

    /// <summary>The worst finding about a connection; null for none.</summary>
    public Finding? Worst { get; private set; }

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
    public IReadOnlyList<KeyValuePair<string, long>> Handshakes => _handshakes.MostFirst;

    /// <summary>Connections by how they closed, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Teardowns => _teardowns.MostFirst;

    /// <summary>Connections by Zeek's <c>conn_state</c>, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> ConnStates => _connStates.MostFirst;

    /// <summary>Findings by id, most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Findings => _findings.MostFirst;

    /// <summary>The addresses that sent and received most, at most <see cref="TopTalkers"/>.</summary>
    public IReadOnlyList<Talker> Talkers =>
        [.. _talkers.Values.OrderByDescending(talker => talker.Bytes).ThenBy(talker => talker.Address.ToString(), StringComparer.Ordinal).Take(TopTalkers)];

    /// <summary>Adds a connection, of which no more is to come; what was found about it is not counted.</summary>
    public void Add(ConnectionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (client, server) = (result.Connection.Client, result.Connection.Server);
        Connections++;
        Segments += client.Totals.Segments + server.Totals.Segments;
        PayloadBytes += result.PayloadBytes;
        UniqueBytes += client.UniqueBytes + server.UniqueBytes;
        RetransmittedSegments += result.RetransmittedSegments;
        RetransmittedBytes += client.RetransmittedBytes + server.RetransmittedBytes;
        _handshakes.Add(result.Connection.Handshake.Name());
        _teardowns.Add(result.Connection.Teardown.Name());
        _connStates.Add(result.Connection.ConnState);
        Talk(client.Endpoint.Address, client.Totals.PayloadBytes, server.Totals.PayloadBytes);
        if (server.Endpoint.Address != client.Endpoint.Address)
        {
            Talk(server.Endpoint.Address, server.Totals.PayloadBytes, client.Totals.PayloadBytes);
        }

        foreach (var finding in result.Findings)
        {
            Worst = Worse(Worst, finding);
        }
    }

    /// <summary>Adds what other connections add up to.</summary>
    public void Add(CaptureTotals others)
    {
        ArgumentNullException.ThrowIfNull(others);
        Connections += others.Connections;
        Segments += others.Segments;
        PayloadBytes += others.PayloadBytes;
        UniqueBytes += others.UniqueBytes;
        RetransmittedSegments += others.RetransmittedSegments;
        RetransmittedBytes += others.RetransmittedBytes;
        _handshakes.Add(others._handshakes);
        _teardowns.Add(others._teardowns);
        _connStates.Add(others._connStates);
        _findings.Add(others._findings);
        Worst = others.Worst is { } worst ? Worse(Worst, worst) : Worst;
        foreach (var talker in others._talkers.Values)
        {
            Talk(talker.Address, talker.Sent, talker.Received, talker.Connections);
        }
    }

    /// <summary>Counts a finding.</summary>
    public void Add(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        _findings.Add(finding.Id);
    }

    /// <summary>The one that is more severe, then the one that cost more; the first where they are equal.</summary>
    private static Finding Worse(Finding? one, Finding other) =>
        one is not null && (one.Severity, one.Cost?.Nanoseconds ?? 0).CompareTo((other.Severity, other.Cost?.Nanoseconds ?? 0)) >= 0 ? one : other;

    private void Talk(IpAddress address, long sent, long received, int connections = 1)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_talkers, address, out _);
        known = new(address, known.Connections + connections, known.Sent + sent, known.Received + received);
        if (_talkers.Count > mostAddresses)
        {
            foreach (var least in _talkers.Values.OrderBy(talker => talker.Bytes).Take(mostAddresses / 2).ToList())
            {
                _talkers.Remove(least.Address);
            }
        }
    }

    /// <summary>How often each word came.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<string, long> _counts = [];

        public IReadOnlyList<KeyValuePair<string, long>> MostFirst =>
            [.. _counts.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)];

        public void Add(Tally others)
        {
            foreach (var (word, count) in others._counts)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _) += count;
            }
        }

        public void Add(string word) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, word, out _)++;
    }
}

/// <summary>What one address sent and received in all its connections.</summary>
/// <param name="Address">The address.</param>
/// <param name="Connections">How many connections it had.</param>
/// <param name="Sent">Payload bytes that it sent.</param>
/// <param name="Received">Payload bytes that were sent to it.</param>
internal readonly record struct Talker(IpAddress Address, int Connections, long Sent, long Received)
{
    /// <summary>Both together.</summary>
    public long Bytes => Sent + Received;
}
