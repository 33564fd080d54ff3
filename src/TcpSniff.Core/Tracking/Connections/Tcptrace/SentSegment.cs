using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>A stretch of sequence space in flight: sent, not acknowledged yet.</summary>
/// <param name="Start">Position of its first number.</param>
/// <param name="End">Position after its last number.</param>
/// <param name="Time">When it was sent; the last time where it was sent again.</param>
internal record struct SentSegment(long Start, long End, CaptureTime Time)
{
    /// <summary>Whether any of its numbers was sent more than once, so that nobody knows which copy an acknowledgment answers.</summary>
    public bool Resent;
}
