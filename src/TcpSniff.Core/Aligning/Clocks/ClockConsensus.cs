using TcpSniff.Aligning.Segments;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Clocks;

/// <summary>
/// Two captures have two clocks, however many connections they share: all of them tell of the same offset and drift. A connection that
/// tells of another was paired with a stranger, or the clock was set meanwhile.
/// </summary>
internal sealed class ClockConsensus
{
    private const int Seeds = 8;

    /// <summary>What clocks may drift apart between two connections, seconds a second.</summary>
    private const double Drift = 5e-4;

    private static readonly Duration Leeway = Duration.FromMilliseconds(5);

    private readonly HashSet<TwoWays> _agreeing = [];

    /// <summary>Finds what most of the connections agree on.</summary>
    public ClockConsensus(IReadOnlyList<TwoWays> connections)
    {
        var telling = connections.Where(connection => connection.Own is not null).OrderByDescending(connection => connection.Own!.Points).ToList();
        if (telling.Count == 0)
        {
            return;
        }

        _agreeing = telling.Take(Seeds)
            .Select(seed => telling.Where(other => Agree(seed.Own!, other.Own!)).ToHashSet())
            .MaxBy(group => group.Sum(connection => connection.Own!.Points))!;
        var there = _agreeing.SelectMany(connection => connection.Anchors(connection.Near).Points).ToList();
        var back = _agreeing.SelectMany(connection => connection.Anchors(connection.Near == Role.Client ? Role.Server : Role.Client).Points).ToList();
        var relation = ClockEstimate.Of(there, back, out var room);
        Clock = room < 0 ? null : relation;
    }

    /// <summary>The clocks' relation, from the first capture to the second; null where no line fits all.</summary>
    public ClockRelation? Clock { get; }

    /// <summary>Whether a connection is one of those that agree.</summary>
    public bool Includes(TwoWays connection) => _agreeing.Contains(connection);

    private static bool Agree(ClockRelation one, ClockRelation other)
    {
        var apart = Math.Abs((other.Reference - one.Reference).Seconds) * Drift;
        var allowed = Leeway + Duration.FromSeconds(apart) + (one.Bound ?? one.Error) + (other.Bound ?? other.Error);
        return Math.Abs((one.Offset - other.Offset).Seconds) <= allowed.Seconds;
    }
}
