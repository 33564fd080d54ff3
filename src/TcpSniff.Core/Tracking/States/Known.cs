namespace TcpSniff.Tracking.States;

/// <summary>What is known of one endpoint: which numbers of its <see cref="EndpointTrack"/> mean something, and what happened once.</summary>
[Flags]
internal enum Known : ushort
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>It sent a SYN: <see cref="EndpointTrack.Iss"/>.</summary>
    Iss = 1 << 0,

    /// <summary><see cref="EndpointTrack.Next"/> and <see cref="EndpointTrack.Delivered"/>.</summary>
    Next = 1 << 1,

    /// <summary>Something lies beyond a hole: <see cref="EndpointTrack.IslandStart"/> and its end.</summary>
    Island = 1 << 2,

    /// <summary><see cref="EndpointTrack.Acked"/>.</summary>
    Acked = 1 << 3,

    /// <summary><see cref="EndpointTrack.RightEdge"/>.</summary>
    RightEdge = 1 << 4,

    /// <summary>It sent a FIN: <see cref="EndpointTrack.FinEnd"/>.</summary>
    Fin = 1 << 5,

    /// <summary>The peer acknowledged that FIN.</summary>
    FinAcked = 1 << 6,

    /// <summary><see cref="EndpointTrack.SynAckCarrier"/>.</summary>
    SynAckCarrier = 1 << 7,

    /// <summary><see cref="EndpointTrack.FinAckCarrier"/>.</summary>
    FinAckCarrier = 1 << 8,

    /// <summary><see cref="EndpointTrack.RecentTimestamp"/>.</summary>
    Timestamp = 1 << 9,

    /// <summary>It sent payload after its SYN.</summary>
    Payload = 1 << 10,

    /// <summary>Its SYN carried payload.</summary>
    SynPayload = 1 << 11,

    /// <summary>It sent a SYN without ACK.</summary>
    BareSyn = 1 << 12,

    /// <summary>It sent a SYN+ACK.</summary>
    SynAck = 1 << 13,

    /// <summary>It was in TIME-WAIT.</summary>
    TimeWait = 1 << 14,

    /// <summary>It dropped a segment that RFC 9293 has it answer by an ACK, and has not sent anything since.</summary>
    OwesAck = 1 << 15,
}
