namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>How a connection opened, as far as the capture shows it.</summary>
public enum Handshake : byte
{
    /// <summary>No SYN was captured: the connection was running already.</summary>
    None,

    /// <summary>SYN, SYN+ACK, ACK.</summary>
    Complete,

    /// <summary>Both sides sent a SYN before they had the other's (RFC 9293 section 3.5, figure 7).</summary>
    Simultaneous,

    /// <summary>The connection opened, but part of the handshake was not captured.</summary>
    Partial,

    /// <summary>The SYN was answered, yet the handshake never completed.</summary>
    HalfOpen,

    /// <summary>The SYN was answered by a RST.</summary>
    Refused,

    /// <summary>Nothing answered the SYN.</summary>
    Unanswered,
}

/// <summary>The kinds of handshake as they stand in output.</summary>
internal static class HandshakeNames
{
    private static readonly string[] Names = ["none", "complete", "simultaneous", "partial", "half-open", "refused", "unanswered"];

    /// <summary>The kind's name, <c>half-open</c> for <see cref="Handshake.HalfOpen"/>.</summary>
    public static string Name(this Handshake handshake) => Names[(int)handshake];
}
