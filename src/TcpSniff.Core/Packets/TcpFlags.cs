namespace TcpSniff.Packets;

/// <summary>The control bits of a TCP header (RFC 9293 section 3.1; AE: RFC 9768).</summary>
[Flags]
public enum TcpFlags : ushort
{
    /// <summary>No bit set.</summary>
    None = 0,

    /// <summary>No more data from the sender.</summary>
    Fin = 1,

    /// <summary>Synchronize sequence numbers.</summary>
    Syn = 2,

    /// <summary>Reset the connection.</summary>
    Rst = 4,

    /// <summary>Push function.</summary>
    Psh = 8,

    /// <summary>The acknowledgment field is significant.</summary>
    Ack = 16,

    /// <summary>The urgent pointer is significant.</summary>
    Urg = 32,

    /// <summary>ECN echo (RFC 3168).</summary>
    Ece = 64,

    /// <summary>Congestion window reduced (RFC 3168).</summary>
    Cwr = 128,

    /// <summary>Accurate ECN, formerly nonce sum.</summary>
    Ae = 256,
}
