using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Wireshark;

namespace TcpSniff.Splitting;

/// <summary>Numbers connections as the tracker does, without tracking them: some 90 bytes for each pair of ends.</summary>
internal sealed class StreamCount
{
    private const int ChunkBits = 12;
    private const int ChunkSize = 1 << ChunkBits;

    // Fewer are in the processor's cache anyway.
    private const int Many = 16 * 1024;

    private readonly FlowTable _flows;

    // Memory that grows by pieces is not copied again and again.
    private readonly List<Flow[]> _chunks = [];
    private int _known;

    /// <summary>None as yet.</summary>
    public StreamCount() => _flows = new((int flow, in FlowKey key) => At(flow).Key == key);

    /// <summary>Connections so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether it is worth telling which ends come soon.</summary>
    public bool WantsForesight => _known > Many && CacheHint.IsHeeded;

    /// <summary>A segment between these ends seems to come soon: asks for the memory that is looked at first.</summary>
    public void Expect(in FlowKey key) => _flows.Foresee(key);

    /// <summary>The number of the connection that begins with a segment; null where it goes on with one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int? Take(in TcpSegment segment)
    {
        var flow = _flows.Find(segment.Key);
        var begins = flow < 0;
        ref var ends = ref At(begins ? flow = Add(segment.Key) : flow).Ends;
        if (!begins && NewStream.Begins(ends, segment))
        {
            begins = true;
            ends = default;
        }

        ends.See(segment);
        return begins ? Count++ : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Flow At(int flow) => ref _chunks[flow >> ChunkBits][flow & (ChunkSize - 1)];

    private int Add(in FlowKey key)
    {
        if (_known == _chunks.Count << ChunkBits)
        {
            _chunks.Add(new Flow[ChunkSize]);
        }

        At(_known).Key = key;
        _flows.Put(key, _known);
        return _known++;
    }

    private struct Flow
    {
        public FlowKey Key;
        public StreamEnds Ends;
    }
}
