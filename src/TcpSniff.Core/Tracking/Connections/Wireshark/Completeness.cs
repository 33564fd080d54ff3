namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>Wireshark's <c>tcp.completeness</c>: which parts of a conversation were seen.</summary>
[Flags]
public enum Completeness : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A SYN.</summary>
    Syn = 1,

    /// <summary>A SYN+ACK.</summary>
    SynAck = 2,

    /// <summary>An ACK without SYN and payload.</summary>
    Ack = 4,

    /// <summary>Payload.</summary>
    Data = 8,

    /// <summary>A FIN.</summary>
    Fin = 16,

    /// <summary>A RST.</summary>
    Rst = 32,
}
