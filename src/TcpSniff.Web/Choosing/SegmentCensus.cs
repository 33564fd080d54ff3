using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Tracking;

namespace TcpSniff.Web.Choosing;

/// <summary>Counts the segments of every connection while a capture is read first, and notes which of them matter most.</summary>
internal sealed class SegmentCensus : Report
{
    /// <summary>Connections whose segments are noted: a page has no room for more.</summary>
    private const int ConnectionLimit = 50_000;

    private readonly Dictionary<int, Count> _counts = [];

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        var stream = facts.Connection.Stream;
        if (!_counts.TryGetValue(stream, out var count))
        {
            if (_counts.Count >= ConnectionLimit)
            {
                return;
            }

            _counts[stream] = count = new();
        }

        var matters = facts.Analysis != 0 || facts.Client.State != facts.ClientBefore.State || facts.Server.State != facts.ServerBefore.State
            || facts.Segment.HasAny(TcpFlags.Syn | TcpFlags.Fin | TcpFlags.Rst);
        if (matters && count.Notable.Count < SegmentChoice.PerConnection)
        {
            count.Notable.Add(count.Segments);
        }

        count.Segments++;
    }

    /// <summary>The segments of a connection that a page tells, given that there is room for so many.</summary>
    internal SegmentChoice Choose(int stream, int room) =>
        _counts.TryGetValue(stream, out var count) ? SegmentChoice.Of(count.Segments, count.Notable, room) : SegmentChoice.None;

    private sealed class Count
    {
        public int Segments;
        public readonly List<int> Notable = [];
    }
}
