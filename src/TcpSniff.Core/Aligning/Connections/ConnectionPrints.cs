using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;
using TcpSniff.Tracking;

namespace TcpSniff.Aligning.Connections;

/// <summary>What a connection is recognised by in the other capture: its ends, and prints of what no device, or few, would change.</summary>
internal sealed class ConnectionPrints(int stream, FlowKey key)
{
    private readonly Sketch[] _sketches = [.. Enumerable.Range(0, 2 * Kinds).Select(_ => new Sketch())];

    /// <summary>How many kinds of prints there are.</summary>
    public const int Kinds = 5;

    /// <summary>Number of the connection.</summary>
    public int Stream { get; } = stream;

    /// <summary>Both ends.</summary>
    public FlowKey Key { get; } = key;

    /// <summary>What side 0 or 1 sent, by one of the five kinds: numbers that are taken, time stamps, payload, IP identifications, acknowledgments that carry nothing.</summary>
    public ReadOnlySpan<uint> Prints(int side, int kind) => _sketches[(side * Kinds) + kind].Prints;

    /// <summary>Takes a segment.</summary>
    public void Add(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        ref readonly var segment = ref facts.Segment;
        var side = segment.SourceSide;
        var bare = segment.SequenceLength == 0 || segment.IsPadding;
        Add(side, bare ? 4 : 0, PayloadPrint.Of(0, segment.Seq.Value, bare ? segment.Ack.Value : 0));
        if (segment.Options.Has(TcpOptionKinds.Timestamps))
        {
            Add(side, 1, PayloadPrint.Of(1, segment.Options.TimestampValue, segment.Options.TimestampEcho));
        }

        if (!segment.IsPadding && PayloadPrint.Head(payload) is not 0 and var head)
        {
            Add(side, 2, head);
        }

        if (segment.IpId != 0)
        {
            Add(side, 3, PayloadPrint.Of(3, segment.IpId, bare ? 0u : 1u));
        }
    }

    private void Add(int side, int kind, uint print) => _sketches[(side * Kinds) + kind].Add(print);
}
