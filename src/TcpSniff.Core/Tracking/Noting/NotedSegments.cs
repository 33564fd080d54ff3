using System.Collections;
using System.Runtime.CompilerServices;
using TcpSniff.Packets;

namespace TcpSniff.Tracking.Noting;

/// <summary>
/// The segments of a connection that rules judge by: control segments and those with a label. Ordinary data and
/// acknowledgments, nearly all of a capture, are not among them.
/// </summary>
public sealed class NotedSegments : IReadOnlyList<NotedSegment>
{
    /// <summary>Segments kept of one connection at most.</summary>
    public const int Capacity = 4096;

    /// <summary>Of these, how many are kept for control segments, so that rules see how a connection ended that had much to note before.</summary>
    public const int Reserve = 256;

    private const TcpFlags Control = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst | TcpFlags.Urg | TcpFlags.Ece | TcpFlags.Cwr;
    private const TcpFlags Ends = TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst;
    private const SegmentEvents Ordinary = SegmentEvents.AdvancesAck;

    private NotedSegment[] _segments = [];

    /// <summary>How many are kept.</summary>
    public int Count { get; private set; }

    /// <summary>How many more there were after the capacity was reached.</summary>
    public long Omitted { get; private set; }

    /// <summary>All of them, in order of capture.</summary>
    public ReadOnlySpan<NotedSegment> Span => _segments.AsSpan(0, Count);

    /// <summary>One of them, in order of capture.</summary>
    public NotedSegment this[int index] => index < Count ? _segments[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public IEnumerator<NotedSegment> GetEnumerator() => _segments.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Keeps the segment where it is worth it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Update(in SegmentFacts facts)
    {
        var ordinary = facts.Analysis == AnalysisFlags.None && (facts.Events & ~Ordinary) == SegmentEvents.None
            && !facts.Segment.HasAny(Control) && facts.Segment.Checksum != ChecksumVerdict.Bad && facts.Segment.Ecn != EcnCodepoint.Ce;
        if (ordinary)
        {
            return;
        }

        var room = facts.Segment.HasAny(Ends) ? Capacity : Capacity - Reserve;
        if (Count >= room)
        {
            Omitted++;
            return;
        }

        if (Count == _segments.Length)
        {
            Array.Resize(ref _segments, Math.Min(Capacity, Math.Max(4, Count * 2)));
        }

        _segments[Count++] = new(facts);
    }
}
