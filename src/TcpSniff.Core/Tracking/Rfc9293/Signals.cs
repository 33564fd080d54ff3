namespace TcpSniff.Tracking.Rfc9293;

/// <summary>What a segment is to the state machine once its numbers were compared with those of both sides.</summary>
[Flags]
internal enum Signals : ushort
{
    /// <summary>Nothing that moves a state.</summary>
    None = 0,

    /// <summary>A SYN without ACK.</summary>
    Syn = 1 << 0,

    /// <summary>A SYN with ACK.</summary>
    SynAck = 1 << 1,

    /// <summary>Its acknowledgment covers the receiver's SYN.</summary>
    AcksSyn = 1 << 2,

    /// <summary>Carries the sender's FIN.</summary>
    Fin = 1 << 3,

    /// <summary>Its acknowledgment covers the receiver's FIN: the sender has it.</summary>
    AcksFin = 1 << 4,

    /// <summary>A RST.</summary>
    Rst = 1 << 5,

    /// <summary>The first segment that shows this initial sequence number.</summary>
    Fresh = 1 << 6,

    /// <summary>The same SYN or SYN+ACK as before.</summary>
    Again = 1 << 7,

    /// <summary>Shows that the sender is open: it has the acknowledgment of its SYN and not the peer's FIN.</summary>
    ShowsOpen = 1 << 8,

    /// <summary>Shows that the acknowledgment of the sender's own FIN has reached it.</summary>
    KnowsFinAcked = 1 << 9,

    /// <summary>With this segment the receiver has everything up to the sender's FIN.</summary>
    DeliversFin = 1 << 10,

    /// <summary>A RST that only rejects a wrong acknowledgment: its sender goes on (RFC 9293 section 3.10.7.3).</summary>
    Rejects = 1 << 11,

    /// <summary>The receiver drops it, or answers it with a challenge ACK (RFC 5961).</summary>
    Ignored = 1 << 12,

    /// <summary>Picked up midway: its acknowledgment may cover a FIN of the peer that came before the capture.</summary>
    MayAckFin = 1 << 13,
}
