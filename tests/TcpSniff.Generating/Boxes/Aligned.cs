using TcpSniff.Aligning;
using TcpSniff.Aligning.Connections;
using TcpSniff.Aligning.Fates;
using TcpSniff.Aligning.Traces;
using TcpSniff.Decoding;

namespace TcpSniff.Generating.Boxes;

/// <summary>Two generated captures, aligned as the program does it: both are read once to pair connections and once more for their segments.</summary>
internal static class Aligned
{
    /// <summary>Aligns them.</summary>
    public static IReadOnlyList<Alignment> Of(IReadOnlyList<Frame> here, IReadOnlyList<Frame> there)
    {
        var pairs = ConnectionMatcher.Pair(Prints(here), Prints(there));
        var (one, spanOne) = Traces(here, [.. pairs.Select(pair => pair.Here)]);
        var (other, spanOther) = Traces(there, [.. pairs.Select(pair => pair.There)]);
        return new Aligner(pairs, one, other, spanOne, spanOther).Align();
    }

    private static CapturePrints Prints(IReadOnlyList<Frame> frames)
    {
        var prints = new CapturePrints();
        using var pipeline = new Pipeline(new FrameSource(frames), new PacketDecoder());
        foreach (ref readonly var facts in pipeline.Segments)
        {
            prints.Add(facts, pipeline.Payload);
        }

        return prints;
    }

    private static (IReadOnlyDictionary<int, ConnectionTrace> Traces, CaptureSpan Span) Traces(IReadOnlyList<Frame> frames, HashSet<int> streams)
    {
        var collector = new TraceCollector(streams);
        using var pipeline = new Pipeline(new FrameSource(frames), new PacketDecoder());
        foreach (ref readonly var facts in pipeline.Segments)
        {
            collector.Add(facts, pipeline.Payload);
        }

        return (collector.Finish(), frames.Count == 0 ? new(default, default) : new(new(frames[0].Nanoseconds), new(frames[^1].Nanoseconds)));
    }
}
