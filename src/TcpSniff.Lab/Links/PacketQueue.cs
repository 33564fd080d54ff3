using TcpSniff.Packets;

namespace TcpSniff.Lab.Links;

/// <summary>Packets under way, in the order in which they are due; those due at the same moment keep the order in which they came.</summary>
internal sealed class PacketQueue
{
    private readonly PriorityQueue<LinkPacket, (long Due, long Order)> _packets = new();
    private readonly int[] _from = new int[2];
    private long _order;

    /// <summary>How many there are.</summary>
    public int Count => _packets.Count;

    /// <summary>When the first of them is due; null where there is none.</summary>
    public CaptureTime? FirstDue => _packets.TryPeek(out var packet, out _) ? packet.Due : null;

    /// <summary>Whether one of an end's packets is under way.</summary>
    public bool HasFrom(int end) => _from[end] > 0;

    /// <summary>Adds a packet.</summary>
    public void Add(LinkPacket packet)
    {
        _from[packet.From]++;
        _packets.Enqueue(packet, (packet.Due.Nanoseconds, _order++));
    }

    /// <summary>Takes the packet that is due first.</summary>
    public LinkPacket Take()
    {
        var packet = _packets.Dequeue();
        _from[packet.From]--;
        return packet;
    }
}
