using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Tcptrace;
using TcpSniff.Tracking.Connections.TimeBreakdown;

namespace TcpSniff.Tracking.Connections;

/// <content>How long and how fast the connection was, and where that was measured.</content>
public sealed partial class Connection
{
    /// <summary>The round-trip times by handshake, acknowledgments and timestamps.</summary>
    public RttKinds Rtts => new(
        new(RttStatistics.Of(SynRtt.Server), RttStatistics.Of(SynRtt.Client)),
        new(Client.Rtt, Server.Rtt),
        new(Client.TimestampRtt, Server.TimestampRtt),
        SynRtt.Retransmitted);

    /// <summary>Payload bytes a second that a side sent, those sent again included, over the connection's whole duration; null where that is no time.</summary>
    public double? Throughput(Role end) => PerSecond(End(end).Totals.PayloadBytes);

    /// <summary>Unique payload bytes a second that a side sent (tcptrace calls this throughput); null where the connection took no time.</summary>
    public double? Goodput(Role end) => PerSecond(End(end).UniqueBytes);

    /// <summary>Time spent on something; all classes together are <see cref="Duration"/>.</summary>
    public Duration Spent(TimeClass on) => Budget.HasBegun ? new(Budget[on]) : on == TimeClass.Connecting ? Duration : Duration.Zero;

    /// <summary>Recoveries from losses of one side, in order.</summary>
    internal IReadOnlyList<RecoveryEpisode> Episodes(Role sender) => End(sender).Episodes;

    /// <summary>Bytes of memory that it takes, about.</summary>
    internal int Footprint => (2 * Unsafe.SizeOf<Books>()) + PlainSize + Noted.Footprint + _side0.Footprint + _side1.Footprint;

    // With what stands beside it for each connection.
    private static int PlainSize => Unsafe.SizeOf<OwnBook>() + 128;

    private double? PerSecond(long bytes) => Duration > Duration.Zero ? bytes / Duration.Seconds : null;
}
