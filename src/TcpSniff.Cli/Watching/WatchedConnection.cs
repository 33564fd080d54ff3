using TcpSniff.Analysis;
using TcpSniff.Naming;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Cli.Watching;

/// <summary>A connection that is watched.</summary>
internal sealed class WatchedConnection(Connection connection, DateTimeOffset now)
{
    // Of a name: what it ends with says more than what it begins with.
    private const int LongestName = 30;

    private readonly RateMeter _rate = new(now);
    private (string Client, string Server)? _ends;

    /// <summary>The connection as its last segment named it.</summary>
    public Connection Connection { get; private set; } = connection;

    /// <summary>The latest of its timeline.</summary>
    public StoryTail Tail { get; } = new();

    /// <summary>What was found by now, worst first.</summary>
    public IReadOnlyList<Finding> Findings { get; set; } = [];

    /// <summary>When something came last.</summary>
    public DateTimeOffset Latest { get; set; } = now;

    /// <summary>When it was over; null while it is not.</summary>
    public DateTimeOffset? Over { get; set; }

    /// <summary>Payload bytes of both sides.</summary>
    public long Bytes => Connection.Client.Totals.PayloadBytes + Connection.Server.Totals.PayloadBytes;

    /// <summary>Segments of both sides.</summary>
    public long Segments => Connection.Client.Totals.Segments + Connection.Server.Totals.Segments;

    /// <summary>Segments of both sides that were sent again.</summary>
    public long Retransmissions => Connection.Client.RetransmittedSegments + Connection.Server.RetransmittedSegments;

    /// <summary>Packets a second, for whoever sorts.</summary>
    public double PacketsPerSecond => _rate.Packets;

    /// <summary>Names may be learnt, and the ends may turn out the other way round.</summary>
    public void ForgetEnds() => _ends = null;

    /// <summary>The connection goes on, maybe as another object.</summary>
    public void GoOnWith(Connection connection)
    {
        if (!ReferenceEquals(connection, Connection))
        {
            Connection = connection;
            Tail.GoOnWith(connection);
        }
    }

    /// <summary>Measures how fast it is.</summary>
    public void Measure(DateTimeOffset now) => _rate.Count(now, Bytes, Segments);

    /// <summary>How it stands.</summary>
    public WatchRow Row(NameBook? names)
    {
        _ends ??= (NamedEnd.Of(Connection.Client.Endpoint, names, LongestName), NamedEnd.Of(Connection.Server.Endpoint, names, LongestName));
        return new()
        {
            Stream = Connection.Stream,
            Client = _ends.Value.Client,
            Server = _ends.Value.Server,
            ClientState = Connection.Client.State,
            ServerState = Connection.Server.State,
            BytesPerSecond = _rate.Bytes,
            PacketsPerSecond = _rate.Packets,
            Bytes = Bytes,
            Segments = Segments,
            Retransmissions = Retransmissions,
            Findings = Findings,
            IsOver = Over is not null,
            Latest = Latest,
        };
    }
}
