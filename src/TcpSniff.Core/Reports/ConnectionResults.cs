using System.Collections;
using TcpSniff.Analysis;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;

namespace TcpSniff.Reports;

/// <summary>Connections with what was found about them, each made when somebody looks at it: a million of them cost nothing before.</summary>
public sealed class ConnectionResults : IReadOnlyList<ConnectionResult>
{
    private readonly IReadOnlyList<Connection> _connections;
    private readonly ILookup<int, Finding> _findings;
    private readonly Language _language;
    private readonly int[]? _streams;

    /// <summary>All connections of a capture.</summary>
    /// <param name="connections">The connections, by number.</param>
    /// <param name="findings">What was found about them.</param>
    /// <param name="language">Language of the sentences.</param>
    public ConnectionResults(IReadOnlyList<Connection> connections, IEnumerable<Finding> findings, Language language)
        : this(connections, findings.Where(finding => finding.Stream is not null).ToLookup(finding => finding.Stream!.Value), language, null)
    {
    }

    private ConnectionResults(IReadOnlyList<Connection> connections, ILookup<int, Finding> findings, Language language, int[]? streams) =>
        (_connections, _findings, _language, _streams) = (connections, findings, language, streams);

    /// <inheritdoc/>
    public int Count => _streams?.Length ?? _connections.Count;

    /// <summary>Their numbers.</summary>
    public IEnumerable<int> Streams => _streams ?? Enumerable.Range(0, _connections.Count);

    /// <inheritdoc/>
    public ConnectionResult this[int index] => Of(_streams?[index] ?? index);

    /// <summary>Those with these numbers, in this order.</summary>
    public ConnectionResults Only(IEnumerable<int> streams) => new(_connections, _findings, _language, [.. streams]);

    /// <inheritdoc/>
    public IEnumerator<ConnectionResult> GetEnumerator() => Streams.Select(Of).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ConnectionResult Of(int stream) => new() { Connection = _connections[stream], Findings = [.. _findings[stream]], Language = _language };
}
