using TcpSniff.Tracking.Connections.CapturePoint;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Connections.Tcptrace;

namespace TcpSniff.Tracking.Connections;

/// <summary>What few half-connections have: losses, closed windows, contradictions.</summary>
internal sealed class RareBook
{
    /// <summary>What its retransmissions repaired; made with the first one.</summary>
    public RecoveryBook? Recovery;

    /// <summary>The times during which its window was closed and the peer waited.</summary>
    public ClosedWindow? Closed;

    /// <summary>What it sent late because it waited for delayed acknowledgments.</summary>
    public HeldWrites? Held;

    /// <summary>Its last payload, as long as it is kept.</summary>
    public PayloadTail? Tail;

    /// <summary>What of it the capture has after its acknowledgment.</summary>
    public LateRecords? Late;

    /// <summary>Bytes that it sent twice and not the same.</summary>
    public SentTwice? SentTwice;
}
