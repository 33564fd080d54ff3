using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Aligning.Traces;

/// <summary>Keeps the segments of chosen connections of one capture, up to a limit.</summary>
/// <param name="streams">The connections.</param>
/// <param name="limit">Segments that are kept at most, some 150 bytes each.</param>
internal sealed class TraceCollector(IReadOnlySet<int> streams, int limit = TraceCollector.MostSegments)
{
    /// <summary>Segments of a capture that are kept at most unless another limit is given: some 200 MB.</summary>
    public const int MostSegments = 1_500_000;

    private readonly Dictionary<int, ConnectionTrace> _traces = new(SecretHash.Streams);

    /// <summary>Segments that are kept.</summary>
    public int Kept { get; private set; }

    /// <summary>When the last of them was captured; null for none.</summary>
    public CaptureTime? LastKept { get; private set; }

    /// <summary>Segments that the limit left out, all of them later than those that are kept.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Takes the next segment.</summary>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        var stream = facts.Connection.Stream;
        if (!streams.Contains(stream))
        {
            return;
        }

        if (Kept >= limit)
        {
            LeftOut++;
            return;
        }

        Kept++;
        LastKept = facts.Time;
        if (!_traces.TryGetValue(stream, out var trace))
        {
            _traces.Add(stream, trace = new() { Stream = stream, Key = facts.Segment.Key });
        }

        (trace.ClientSide, trace.Basis) = (facts.Connection.ClientSide, facts.Connection.ClientBasis);
        var side = trace.OfSide(facts.Segment.SourceSide);
        side.Add(Seen(facts, payload, side.Count));
    }

    /// <summary>The connections with their segments, by number.</summary>
    public IReadOnlyDictionary<int, ConnectionTrace> Finish()
    {
        foreach (var trace in _traces.Values)
        {
            Copies.Mark(trace);
        }

        return _traces;
    }

    private static SeenSegment Seen(in SegmentFacts facts, ReadOnlySpan<byte> payload, int order)
    {
        ref readonly var segment = ref facts.Segment;
        var bytes = segment.IsPadding ? default : payload;
        return new()
        {
            Frame = facts.Frame,
            Time = facts.Time,
            Source = segment.Source,
            Flags = segment.Flags,
            Seq = segment.Seq,
            Ack = segment.Ack,
            Length = segment.IsPadding ? 0 : segment.PayloadLength,
            Captured = bytes.Length,
            Window = segment.Window,
            IpId = segment.IpId,
            Ttl = segment.Ttl,
            Ecn = segment.Ecn,
            Options = segment.Options.Kinds,
            Mss = segment.Options.Mss,
            WindowScale = segment.Options.WindowScale,
            TimestampValue = segment.Options.TimestampValue,
            SackLeft = segment.Options.Sack[0].Left,
            SackRight = segment.Options.Sack[0].Right,
            Head = PayloadPrint.Head(bytes),
            Body = PayloadPrint.Of(bytes),
            IsCopy = segment.IsCopy,
            Order = order,
        };
    }
}
