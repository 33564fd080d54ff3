using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Wireshark;
using TcpSniff.Wording;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>One side asks again and again, by repeated segments, keep-alives or window probes, and the other never answers any more.</summary>
/// <param name="Asking">Who asks.</param>
/// <param name="Since">When the other side was heard last.</param>
/// <param name="First">The first question without an answer.</param>
/// <param name="Last">The last one.</param>
/// <param name="Questions">How many there were.</param>
internal readonly record struct Silence(Role Asking, CaptureTime Since, NotedSegment First, NotedSegment Last, int Questions)
{
    private const AnalysisFlags Repeats = AnalysisFlags.Retransmission | AnalysisFlags.KeepAlive | AnalysisFlags.ZeroWindowProbe;

    /// <summary>So many lost in a row, over so long, are no coincidence.</summary>
    private const int Enough = 3;

    private static readonly Duration LongEnough = Duration.FromSeconds(1);

    /// <summary>Who was silent.</summary>
    public Role Silent => Asking.Peer();

    /// <summary>The silence that a connection ended in; null where it did not.</summary>
    public static Silence? Of(ConnectionCase one) => Of(one.Connection, Role.Client) ?? Of(one.Connection, Role.Server);

    /// <summary>The silence that one side asks into at the end of what was captured so far; null where it does not.</summary>
    public static Silence? Of(Connection connection, Role asking)
    {
        ref readonly var labels = ref connection.End(asking).Totals.Labels;
        if (labels.Of(AnalysisFlags.Retransmission) + labels.Of(AnalysisFlags.KeepAlive) + labels.Of(AnalysisFlags.ZeroWindowProbe) < Enough
            || connection.End(asking.Peer()).Totals.LastTime is not { } heard)
        {
            return null;
        }

        var (first, last, questions) = (default(NotedSegment), default(NotedSegment), 0);
        foreach (ref readonly var segment in connection.Noted.Span)
        {
            if (segment.From == asking && segment.Time > heard && segment.IsAny(Repeats) && !segment.IsCopy)
            {
                first = questions++ == 0 ? segment : first;
                last = segment;
            }
        }

        return questions >= Enough && last.Time - first.Time >= LongEnough ? new(asking, heard, first, last, questions) : null;
    }
}
