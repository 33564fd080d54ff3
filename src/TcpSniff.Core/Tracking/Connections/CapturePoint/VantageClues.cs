using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Tcptrace;

namespace TcpSniff.Tracking.Connections.CapturePoint;

/// <summary>What the segments of one side betray about how far the tap is from it.</summary>
internal struct VantageClues
{
    private byte _ttl;
    private int _fits;

    /// <summary>Whether a checksum was left to the network card: the segment was captured before it left its host.</summary>
    public bool LeavesChecksums { get; private set; }

    /// <summary>Whether a segment exceeds the size that the peer takes: it was captured before the network card cut it.</summary>
    public bool ExceedsMss { get; private set; }

    /// <summary>Whether no router has lowered the time to live yet: it has one of the values that systems begin with.</summary>
    public readonly bool HasFullTtl => _ttl is 64 or 128 or 255;

    /// <summary>Time to live of the first segment.</summary>
    public readonly byte Ttl => _ttl;

    /// <summary>Takes up one segment of the side.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="peer">What the peer sent: the size that it takes is in its SYN.</param>
    public void Add(in TcpSegment segment, in DirectionTotals peer)
    {
        _ttl = _ttl == 0 ? segment.Ttl : _ttl;
        LeavesChecksums |= segment.Checksum == ChecksumVerdict.Offload;
        if (segment.PayloadLength > _fits && peer.Offer?.Mss is { } mss)
        {
            // What fits once always does: an offer never changes.
            (ExceedsMss, _fits) = segment.PayloadLength > mss ? (true, int.MaxValue) : (ExceedsMss, segment.PayloadLength);
        }
    }
}
