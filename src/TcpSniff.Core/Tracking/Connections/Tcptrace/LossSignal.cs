namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>How a sender found out that something was lost.</summary>
public enum LossSignal : byte
{
    /// <summary>Duplicate acknowledgments, three as a rule (RFC 5681 section 3.2).</summary>
    DuplicateAcks,

    /// <summary>Selective acknowledgments of what was sent later, with too few duplicates for the classic rule (RFC 8985 section 6).</summary>
    Rack,

    /// <summary>A probe that repeats the last segment when nothing comes back for two round trips (RFC 8985 section 7).</summary>
    TailLossProbe,

    /// <summary>The retransmission timer (RFC 6298 section 5).</summary>
    Timeout,

    /// <summary>Nothing that the capture shows.</summary>
    Unknown,
}

/// <summary>The signals as they stand in output.</summary>
internal static class LossSignalNames
{
    private static readonly string?[] Names = ["duplicate-acks", "rack", "tail-loss-probe", "timeout", null];

    /// <summary>The signal's name, <c>duplicate-acks</c> for <see cref="LossSignal.DuplicateAcks"/>; null for an unknown one.</summary>
    public static string? Name(this LossSignal signal) => Names[(int)signal];
}
