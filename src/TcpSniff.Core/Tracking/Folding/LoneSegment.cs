using TcpSniff.Packets;
using TcpSniff.Tracking.States;

namespace TcpSniff.Tracking.Folding;

/// <summary>The only segment of a folded connection: all that is known about both ends follows from it.</summary>
/// <param name="cache">Keeps what was played again last.</param>
/// <param name="segment">The segment as decoded.</param>
/// <param name="previous">The connection that had these ends before; null for none.</param>
internal sealed class LoneSegment(ReplayCache cache, in TcpSegment segment, Connection? previous)
{
    private const TcpFlags Control = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst | TcpFlags.Ack;

    private readonly TcpSegment _segment = segment;

    /// <summary>Whether it is a SYN and nothing else: neither end is synchronized by it.</summary>
    public bool IsSyn => IsBareSyn(_segment);

    /// <summary>Whether a segment may be the only one of a folded connection: if other states than those it sets came before it, it may not.</summary>
    public static bool Suffices(in TcpSegment segment, Connection connection, Connection? previous) =>
        previous is null || (IsBareSyn(segment) && connection.Side(segment.SourceSide ^ 1).Track is { Known: Known.None, IsSynchronized: false });

    /// <summary>The connection once more as the segment left it, with both ends.</summary>
    public Connection Replay(Connection folded)
    {
        if (cache.Find(folded) is { } known)
        {
            return known;
        }

        var replayed = new Connection(folded.Stream, folded.Key, folded.FirstFrame, folded.FirstTime);
        var facts = default(SegmentFacts);
        Tracker.Take(replayed, folded.FirstFrame, folded.FirstTime, _segment, reused: previous, starts: true, ref facts);
        cache.Keep(folded, replayed);
        return replayed;
    }

    private static bool IsBareSyn(in TcpSegment segment) => (segment.Flags & Control) == TcpFlags.Syn;
}
