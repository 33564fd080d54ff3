namespace TcpSniff.Packets;

/// <summary>The states of one endpoint (RFC 9293 section 3.3.2).</summary>
public enum TcpState : byte
{
    /// <summary>No connection.</summary>
    Closed,

    /// <summary>Waiting for a connection request.</summary>
    Listen,

    /// <summary>Sent a SYN, waiting for the peer's.</summary>
    SynSent,

    /// <summary>Received and sent a SYN, waiting for its acknowledgment.</summary>
    SynReceived,

    /// <summary>Open: data flows both ways.</summary>
    Established,

    /// <summary>Sent a FIN, not yet acknowledged.</summary>
    FinWait1,

    /// <summary>The own FIN is acknowledged, waiting for the peer's.</summary>
    FinWait2,

    /// <summary>Received a FIN; the local program has not closed yet.</summary>
    CloseWait,

    /// <summary>Both sent a FIN at the same time; the own is not acknowledged yet.</summary>
    Closing,

    /// <summary>Sent its FIN after the peer's, waiting for the last acknowledgment.</summary>
    LastAck,

    /// <summary>Waiting 2 MSL for old segments to die out.</summary>
    TimeWait,
}
