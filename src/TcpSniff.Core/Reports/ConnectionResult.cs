using TcpSniff.Analysis;
using TcpSniff.Naming;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Wording;

namespace TcpSniff.Reports;

/// <summary>A connection at the end of the capture, with what was found about it.</summary>
internal sealed record ConnectionResult
{
    /// <summary>The connection.</summary>
    public required Connection Connection { get; init; }

    /// <summary>What went wrong in it, worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The programs of its ends; null where none is known.</summary>
    public ConnectionOwners? Owners { get; init; }

    /// <summary>Language of the sentences.</summary>
    public Language Language { get; init; }

    /// <summary>Payload bytes of both sides on the wire, those sent again included.</summary>
    public long PayloadBytes => Connection.Client.Totals.PayloadBytes + Connection.Server.Totals.PayloadBytes;

    /// <summary>Segments of both sides that repeat something.</summary>
    public long RetransmittedSegments => Connection.Client.RetransmittedSegments + Connection.Server.RetransmittedSegments;

    /// <summary>The handshake's round-trip time; the mean of the acknowledgments' where the handshake was not captured; null where neither is known.</summary>
    public Duration? Rtt => Connection.InitialRtt ?? (Connection.Client.Rtt.Avg, Connection.Server.Rtt.Avg) switch
    {
        ({ } server, { } client) => server + client,
        var (server, client) => server ?? client,
    };
}
