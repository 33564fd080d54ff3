using TcpSniff.Analysis;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Cli.Watching;

/// <summary>How one connection stood when somebody looked.</summary>
internal sealed record WatchRow
{
    /// <summary>Number of the connection.</summary>
    public required int Stream { get; init; }

    /// <summary>The client's address and port, with its name where wanted; safe to show.</summary>
    public required string Client { get; init; }

    /// <summary>The server's.</summary>
    public required string Server { get; init; }

    /// <summary>The client's state.</summary>
    public EndpointState ClientState { get; init; }

    /// <summary>The server's state.</summary>
    public EndpointState ServerState { get; init; }

    /// <summary>Payload bytes of the last second or so, of both sides.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>Segments of the last second or so, of both sides.</summary>
    public double PacketsPerSecond { get; init; }

    /// <summary>Payload bytes of both sides in all.</summary>
    public long Bytes { get; init; }

    /// <summary>Segments of both sides in all.</summary>
    public long Segments { get; init; }

    /// <summary>Segments of both sides that were sent again.</summary>
    public long Retransmissions { get; init; }

    /// <summary>What was found by now, worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Whether it is over: it is shown for some seconds still.</summary>
    public bool IsOver { get; init; }

    /// <summary>When something came last.</summary>
    public DateTimeOffset Latest { get; init; }
}
