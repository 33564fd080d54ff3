namespace TcpSniff.Tracking.Connections.Zeek;

/// <summary>What Zeek takes an endpoint to be in, judged by what it sent.</summary>
internal enum ZeekState : byte
{
    /// <summary>Nothing was seen of it.</summary>
    Inactive,

    /// <summary>The originator sent a SYN.</summary>
    SynSent,

    /// <summary>The side that was seen first sent a SYN+ACK.</summary>
    SynAckSent,

    /// <summary>It sent something, but no SYN was seen.</summary>
    Partial,

    /// <summary>It has a connection.</summary>
    Established,

    /// <summary>It sent a FIN.</summary>
    Closed,

    /// <summary>It sent a RST.</summary>
    Reset,
}
