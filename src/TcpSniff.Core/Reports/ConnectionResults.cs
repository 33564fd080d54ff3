using System.Collections;
using TcpSniff.Analysis;
using TcpSniff.Naming;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;

namespace TcpSniff.Reports;

/// <summary>Connections with what was found about them, each made when somebody looks at it: a million of them cost nothing before.</summary>
internal sealed class ConnectionResults : IReadOnlyList<ConnectionResult>
{
    private readonly IReadOnlyList<Connection> _connections;
    private readonly ILookup<int, Finding> _findings;
    private readonly Language _language;
    private readonly int[]? _places;
    private readonly IConnectionOwners? _owners;

    /// <summary>All connections of a capture.</summary>
    /// <param name="connections">The connections, by number.</param>
    /// <param name="findings">What was found about them.</param>
    /// <param name="language">Language of the sentences.</param>
    public ConnectionResults(IReadOnlyList<Connection> connections, IEnumerable<Finding> findings, Language language)
        : this(connections, findings.Where(finding => finding.Stream is not null).ToLookup(finding => finding.Stream!.Value), language, null, null)
    {
    }

    private ConnectionResults(IReadOnlyList<Connection> connections, ILookup<int, Finding> findings, Language language, int[]? places, IConnectionOwners? owners) =>
        (_connections, _findings, _language, _places, _owners) = (connections, findings, language, places, owners);

    /// <inheritdoc/>
    public int Count => _places?.Length ?? _connections.Count;

    /// <summary>Their numbers.</summary>
    public IEnumerable<int> Streams => Places.Select(NumberAt);

    private IEnumerable<int> Places => _places ?? Enumerable.Range(0, _connections.Count);

    // Asked for its number, a connection that was folded would have to be played again.
    private StreamNumbers? Numbers => (_connections as ConnectionTable)?.Numbers;

    private int NumberAt(int place) => _connections is SharedConnections ? place : Numbers?.At(place) ?? _connections[place].Stream;

    /// <inheritdoc/>
    public ConnectionResult this[int index] => Of(_places?[index] ?? index);

    /// <summary>Those with these numbers, in this order.</summary>
    public ConnectionResults Only(IEnumerable<int> streams) =>
        new(_connections, _findings, _language, [.. streams.Select(stream => Numbers is { } numbers ? numbers.PlaceOf(stream, _connections.Count)!.Value : stream)], _owners);

    /// <summary>The same with the programs of their ends.</summary>
    public ConnectionResults With(IConnectionOwners owners) => new(_connections, _findings, _language, _places, owners);

    /// <inheritdoc/>
    public IEnumerator<ConnectionResult> GetEnumerator() => Places.Select(Of).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ConnectionResult Of(int place)
    {
        var connection = _connections[place];
        return new() { Connection = connection, Findings = [.. _findings[connection.Stream]], Language = _language, Owners = _owners?.Of(connection.Stream) };
    }
}
