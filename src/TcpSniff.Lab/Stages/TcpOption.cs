namespace TcpSniff.Lab.Stages;

/// <summary>Options of TCP sockets by Linux's numbers (tcp(7), <c>include/uapi/linux/tcp.h</c>).</summary>
internal enum TcpOption
{
    /// <summary>Send small segments at once (Nagle's algorithm off).</summary>
    NoDelay = 1,

    /// <summary>Hold incomplete segments back until told otherwise.</summary>
    Cork = 3,

    /// <summary>Seconds of silence before keep-alives begin.</summary>
    KeepIdle = 4,

    /// <summary>Seconds between them.</summary>
    KeepInterval = 5,

    /// <summary>How many may stay unanswered.</summary>
    KeepCount = 6,

    /// <summary>Acknowledge at once (1), or together with the answer where there soon is one (0).</summary>
    QuickAck = 12,

    /// <summary>Milliseconds that sent data may stay unacknowledged before the connection is given up.</summary>
    UserTimeout = 18,

    /// <summary>Whether the socket is taken apart or put together by hand.</summary>
    Repair = 19,

    /// <summary>How many Fast Open connections may wait (RFC 7413).</summary>
    FastOpen = 23,

    /// <summary>Whether connect waits for the first data, to send both.</summary>
    FastOpenConnect = 30,
}

/// <summary>The options' names.</summary>
internal static class OptionNames
{
    /// <summary>The C name, <c>TCP_NODELAY</c>.</summary>
    public static string Of(TcpOption option) => option switch
    {
        TcpOption.KeepIdle => "TCP_KEEPIDLE",
        TcpOption.KeepInterval => "TCP_KEEPINTVL",
        TcpOption.KeepCount => "TCP_KEEPCNT",
        TcpOption.UserTimeout => "TCP_USER_TIMEOUT",
        TcpOption.FastOpenConnect => "TCP_FASTOPEN_CONNECT",
        _ => $"TCP_{option.ToString().ToUpperInvariant()}",
    };
}
