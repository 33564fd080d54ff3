using TcpSniff.Analysis;
using TcpSniff.Typography;

namespace TcpSniff.Cli.Watching;

/// <summary>All that is drawn, as it stood at one moment: whoever draws it holds nobody up.</summary>
internal sealed record WatchSnapshot
{
    /// <summary>The device; safe to show.</summary>
    public required string Source { get; init; }

    /// <summary>How long the capture has gone on.</summary>
    public TimeSpan Lasted { get; init; }

    /// <summary>Packets so far.</summary>
    public long Packets { get; init; }

    /// <summary>Bytes a second on the wire.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>Packets a second.</summary>
    public double PacketsPerSecond { get; init; }

    /// <summary>Connections so far, those that are forgotten included.</summary>
    public long Connections { get; init; }

    /// <summary>Segments that were sent again, of all connections.</summary>
    public long Retransmissions { get; init; }

    /// <summary>Findings so far.</summary>
    public long Findings { get; init; }

    /// <summary>The worst of them; null for none.</summary>
    public Finding? Worst { get; init; }

    /// <summary>The connections at the top, in the order that was asked for.</summary>
    public IReadOnlyList<WatchRow> Rows { get; init; } = [];

    /// <summary>Connections that are watched as well and stand below these.</summary>
    public int Below { get; init; }

    /// <summary>The connection that was opened; null for none.</summary>
    public WatchStory? Story { get; init; }
}

/// <summary>The timeline of the connection that was opened.</summary>
/// <param name="Stream">Number of the connection.</param>
/// <param name="Row">The connection; null where it is forgotten by now.</param>
/// <param name="Lines">The lines so far.</param>
internal sealed record WatchStory(int Stream, WatchRow? Row, IReadOnlyList<StyledText> Lines);
