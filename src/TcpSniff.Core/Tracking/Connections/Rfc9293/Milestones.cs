namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>What happened at least once in a connection's life.</summary>
[Flags]
internal enum Milestones : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A SYN without ACK was captured.</summary>
    Syn = 1 << 0,

    /// <summary>A SYN+ACK was captured.</summary>
    SynAck = 1 << 1,

    /// <summary>A SYN or SYN+ACK was sent more than once.</summary>
    SynAgain = 1 << 2,

    /// <summary>SYNs crossed.</summary>
    SynsCrossed = 1 << 3,

    /// <summary>The SYN was answered by something that is not a SYN+ACK: the peer holds an older connection.</summary>
    Challenged = 1 << 4,

    /// <summary>Both ends were open.</summary>
    Opened = 1 << 5,

    /// <summary>The SYN was answered by a RST.</summary>
    Refused = 1 << 6,

    /// <summary>Payload of the SYN was accepted.</summary>
    FastOpen = 1 << 7,

    /// <summary>One side sent its FIN.</summary>
    FirstFin = 1 << 8,

    /// <summary>The other side did, too.</summary>
    SecondFin = 1 << 9,

    /// <summary>The second FIN was the first to acknowledge the first one.</summary>
    FinsMerged = 1 << 10,

    /// <summary>The second FIN did not acknowledge the first one.</summary>
    FinsCrossed = 1 << 11,

    /// <summary>Both FINs were acknowledged.</summary>
    Closed = 1 << 12,

    /// <summary>A RST ended the connection before that.</summary>
    Reset = 1 << 13,
}
