namespace TcpSniff.Analysis.Resets;

/// <summary>Why a RST was sent, as far as the wire shows it.</summary>
internal enum ResetCause
{
    /// <summary>Its time to live differs from everything else that its sender sent: something on the way made it.</summary>
    Middlebox,

    /// <summary>Its sender asked again and again, got no answer, and gave up.</summary>
    GaveUp,

    /// <summary>Its sender had closed before: nobody is left there to read.</summary>
    ClosedAlready,

    /// <summary>It answers a segment of a connection that its sender does not know (any more).</summary>
    UnknownConnection,

    /// <summary>Its sender's program ended or closed before it read everything (RFC 9293 section 3.6, RFC 2525 section 2.17).</summary>
    UnreadData,

    /// <summary>Nothing was left to read, and nobody had said anything for long: a time-out of a program, or of a load balancer.</summary>
    IdleTimeout,

    /// <summary>Nothing was left to read: its sender's program aborted on purpose (SO_LINGER 0, RFC 9293 section 3.9.1.5).</summary>
    Abort,
}
