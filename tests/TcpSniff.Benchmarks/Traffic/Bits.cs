namespace TcpSniff.Benchmarks.Traffic;

/// <summary>Control bits (RFC 9293 section 3.1).</summary>
internal static class Bits
{
    /// <summary>FIN.</summary>
    public const byte Fin = 1;

    /// <summary>SYN.</summary>
    public const byte Syn = 2;

    /// <summary>PSH.</summary>
    public const byte Psh = 8;

    /// <summary>ACK.</summary>
    public const byte Ack = 16;
}
