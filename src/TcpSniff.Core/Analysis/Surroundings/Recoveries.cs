using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Tcptrace;

namespace TcpSniff.Analysis.Surroundings;

/// <summary>Several recoveries of one side together.</summary>
/// <param name="Count">How many.</param>
/// <param name="Segments">Segments that were sent again.</param>
/// <param name="Cost">Time that they took together.</param>
/// <param name="First">The first one.</param>
/// <param name="Last">The last one.</param>
/// <param name="Worst">The one that took longest.</param>
internal readonly record struct Recoveries(int Count, int Segments, Duration Cost, RecoveryEpisode First, RecoveryEpisode Last, RecoveryEpisode Worst)
{
    /// <summary>Frames of the first and the last retransmission.</summary>
    public (long First, long Last) Frames => (First.ResentFrame, Last.LastResentFrame);

    /// <summary>Recoveries of a side from what was really lost, as far as one can tell.</summary>
    public static IEnumerable<RecoveryEpisode> Real(Connection connection, Role sender) =>
        connection.Episodes(sender).Where(episode => !IsNeedless(episode));

    /// <summary>How often a timer ran out in them.</summary>
    public int Timeouts { get; private init; }

    /// <summary>Whether a timer had to run out, at the beginning or on the way.</summary>
    public static bool NeedsTimer(RecoveryEpisode episode) => episode.Timeouts > 0 || episode.FoundBy is LossSignal.Timeout;

    /// <summary>Whether a probe of the tail found it, sooner than the timer would have.</summary>
    public static bool NeedsProbe(RecoveryEpisode episode) => !NeedsTimer(episode) && episode.FoundBy == LossSignal.TailLossProbe;

    /// <summary>Whether the receiver itself said what it lacks, so that no acknowledgment alone was lost.</summary>
    public static bool IsReported(RecoveryEpisode episode) => episode.FoundBy is LossSignal.DuplicateAcks or LossSignal.Rack;

    /// <summary>Recoveries of a side from what had arrived all the same.</summary>
    public static IEnumerable<RecoveryEpisode> Needless(Connection connection, Role sender) => connection.Episodes(sender).Where(IsNeedless);

    /// <summary>Puts them together; null for none.</summary>
    public static Recoveries? Of(IEnumerable<RecoveryEpisode> episodes)
    {
        Recoveries? sum = null;
        foreach (var episode in episodes)
        {
            var timeouts = episode.FoundBy == LossSignal.Timeout ? Math.Max(1, episode.Timeouts) : episode.Timeouts;
            sum = sum is not { } so
                ? new(1, episode.Segments, episode.Length, episode, episode, episode) { Timeouts = timeouts }
                : new(so.Count + 1, so.Segments + episode.Segments, so.Cost + episode.Length, so.First, episode, episode.Length > so.Worst.Length ? episode : so.Worst) { Timeouts = so.Timeouts + timeouts };
        }

        return sum;
    }

    private static bool IsNeedless(RecoveryEpisode episode) => episode.AlreadyAcknowledged || episode.Undone != Undoing.None;
}
