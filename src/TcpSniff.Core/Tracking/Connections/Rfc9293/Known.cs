namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>What is known of one endpoint: which numbers of its <see cref="Rfc9293Book"/> mean something, and what happened once.</summary>
[Flags]
internal enum Known : uint
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>It sent a SYN: <see cref="Rfc9293Book.Iss"/>.</summary>
    Iss = 1 << 0,

    /// <summary><see cref="Rfc9293Book.Next"/> and <see cref="Rfc9293Book.Delivered"/>.</summary>
    Next = 1 << 1,

    /// <summary>Something lies beyond a hole: <see cref="Rfc9293Book.IslandStart"/> and its end.</summary>
    Island = 1 << 2,

    /// <summary><see cref="Rfc9293Book.Acked"/>.</summary>
    Acked = 1 << 3,

    /// <summary><see cref="Rfc9293Book.RightEdge"/>.</summary>
    RightEdge = 1 << 4,

    /// <summary>It sent a FIN: <see cref="Rfc9293Book.FinEnd"/>.</summary>
    Fin = 1 << 5,

    /// <summary>The peer acknowledged that FIN.</summary>
    FinAcked = 1 << 6,

    /// <summary><see cref="Rfc9293Book.SynAckCarrier"/>.</summary>
    SynAckCarrier = 1 << 7,

    /// <summary><see cref="Rfc9293Book.FinAckCarrier"/>.</summary>
    FinAckCarrier = 1 << 8,

    /// <summary><see cref="Rfc9293Book.RecentTimestamp"/>.</summary>
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

    /// <summary>It sent what no window reaches: <see cref="Rfc9293Book.OutsideEnd"/>.</summary>
    Outside = 1 << 16,

    /// <summary>The peer acknowledged more than it ever offered to take: <see cref="Rfc9293Book.Claimed"/>.</summary>
    Claimed = 1 << 17,
}
