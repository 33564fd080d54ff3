using System.Runtime.CompilerServices;
using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Wireshark;

namespace TcpSniff.Splitting;

/// <summary>Numbers connections as the tracker does, without tracking them: some 180 bytes for each pair of ends.</summary>
internal sealed class StreamCount
{
    private readonly FlowTable _flows;
    private FlowKey[] _keys = new FlowKey[1024];
    private StreamEnds[] _ends = new StreamEnds[1024];
    private int _known;

    /// <summary>None as yet.</summary>
    public StreamCount() => _flows = new((int flow, in FlowKey key) => _keys[flow] == key);

    /// <summary>Connections so far.</summary>
    public int Count { get; private set; }

    /// <summary>The number of the connection that begins with a segment; null where it goes on with one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int? Take(in TcpSegment segment)
    {
        var flow = _flows.Find(segment.Key);
        var begins = flow < 0;
        if (begins)
        {
            flow = Add(segment.Key);
        }

        ref var ends = ref _ends[flow];
        if (!begins && NewStream.Begins(ends, segment))
        {
            begins = true;
            ends = default;
        }

        ends.See(segment);
        return begins ? Count++ : null;
    }

    private int Add(in FlowKey key)
    {
        if (_known == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * _known);
            Array.Resize(ref _keys, 2 * _known);
        }

        _keys[_known] = key;
        _flows.Put(key, _known);
        return _known++;
    }
}
