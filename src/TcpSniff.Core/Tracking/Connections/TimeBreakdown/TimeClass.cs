namespace TcpSniff.Tracking.Connections.TimeBreakdown;

/// <summary>What a connection spends its time on. At every moment it is exactly one of these.</summary>
public enum TimeClass : byte
{
    /// <summary>The handshake is not complete.</summary>
    Connecting,

    /// <summary>Everything is acknowledged, and the side that spoke last has more to say, but its program has not handed it over yet.</summary>
    SendingApplication,

    /// <summary>The client's request is acknowledged, and the server's program has not answered yet.</summary>
    ReceivingApplication,

    /// <summary>The receiver's window is zero, or full: its program does not read fast enough, or its buffer is too small.</summary>
    ReceiverWindow,

    /// <summary>Something lost is being repaired at once, on the word of acknowledgments.</summary>
    FastRecovery,

    /// <summary>Something lost is being repaired after a timer ran out, that time included.</summary>
    TimeoutRecovery,

    /// <summary>Data or its acknowledgment is on the way.</summary>
    Network,

    /// <summary>From the first FIN or the RST to the end.</summary>
    Closing,

    /// <summary>Everything is said, acknowledged and answered.</summary>
    Idle,
}

/// <summary>The classes as they stand in output.</summary>
internal static class TimeClassNames
{
    private static readonly string[] Names =
        ["connecting", "sending_application", "receiving_application", "receiver_window", "fast_recovery", "timeout_recovery", "network", "closing", "idle"];

    /// <summary>The class's name, <c>receiver_window</c> for <see cref="TimeClass.ReceiverWindow"/>.</summary>
    public static string Name(this TimeClass timeClass) => Names[(int)timeClass];
}
