namespace TcpSniff.Packets;

/// <summary>What can be said about a TCP checksum. It never changes what is tracked (unless bad segments are left out on request).</summary>
public enum ChecksumVerdict : byte
{
    /// <summary>Not the whole segment is there, or nobody looked.</summary>
    Unverified,

    /// <summary>The sum is right.</summary>
    Good,

    /// <summary>Left to the network card: zero, or the sum of the pseudo-header only.</summary>
    Offload,

    /// <summary>The sum is wrong.</summary>
    Bad,
}

/// <summary>The two ECN bits of the IP header (RFC 3168 section 5).</summary>
public enum EcnCodepoint : byte
{
    /// <summary>Not ECN-capable.</summary>
    NotEct,

    /// <summary>ECN-capable, ECT(1).</summary>
    Ect1,

    /// <summary>ECN-capable, ECT(0).</summary>
    Ect0,

    /// <summary>Congestion experienced.</summary>
    Ce,
}
