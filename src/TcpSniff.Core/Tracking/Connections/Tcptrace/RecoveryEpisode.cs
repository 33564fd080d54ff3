using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>What showed later that a retransmission had not been needed: the original had arrived.</summary>
public enum Undoing : byte
{
    /// <summary>Nothing: something was really lost, as far as one can tell.</summary>
    None,

    /// <summary>The receiver reported that it got the segment twice (D-SACK, RFC 2883; RFC 3708).</summary>
    DuplicateSack,

    /// <summary>The acknowledgment echoes a timestamp from before the retransmission (Eifel detection, RFC 3522).</summary>
    Timestamp,
}

/// <summary>The ways as they stand in output.</summary>
internal static class UndoingNames
{
    /// <summary><c>dsack</c>, <c>eifel</c>, or null.</summary>
    public static string? Name(this Undoing undoing) => undoing switch
    {
        Undoing.DuplicateSack => "dsack",
        Undoing.Timestamp => "eifel",
        _ => null,
    };
}

/// <summary>
/// One recovery from a loss: from the first retransmission until everything that was sent by then is acknowledged
/// (RFC 6582's recovery point).
/// </summary>
public record struct RecoveryEpisode
{
    /// <summary>Who had to send again.</summary>
    public required Role Sender { get; init; }

    /// <summary>The first number that was sent again, relative.</summary>
    public required uint FirstLost { get; init; }

    /// <summary>Frame that carried it first; null where that was not captured.</summary>
    public long? LostFrame { get; init; }

    /// <summary>
    /// Time from that frame to the first retransmission; where it was not captured, from what had waited longest or, without that, null.
    /// </summary>
    public Duration? FoundAfter { get; init; }

    /// <summary>How the loss was found.</summary>
    public required LossSignal FoundBy { get; init; }

    /// <summary>Frame of the first retransmission.</summary>
    public required long ResentFrame { get; init; }

    /// <summary>When that was.</summary>
    public required CaptureTime ResentTime { get; init; }

    /// <summary>Frame of the last retransmission so far.</summary>
    public long LastResentFrame { get; internal set; }

    /// <summary>Segments sent again.</summary>
    public int Segments { get; internal set; }

    /// <summary>Payload bytes sent again.</summary>
    public long Bytes { get; internal set; }

    /// <summary>How many of these the timer sent: more than one where it ran out again and again.</summary>
    public int Timeouts { get; internal set; }

    /// <summary>Whether the first one had been acknowledged already when it passed the tap.</summary>
    public bool AlreadyAcknowledged { get; init; }

    /// <summary>What showed that it had not been needed.</summary>
    public Undoing Undone { get; internal set; }

    /// <summary>Frame that shows it; null for none.</summary>
    public long? UndoneFrame { get; internal set; }

    /// <summary>Frame that acknowledges all that was sent before the recovery began; null where none did.</summary>
    public long? RecoveredFrame { get; internal set; }

    /// <summary>When that was, or the last retransmission where it never was.</summary>
    public CaptureTime EndTime { get; internal set; }

    /// <summary>From the first sending of what was lost (else from the first retransmission) to the end.</summary>
    public readonly Duration Length => EndTime - ResentTime + (FoundAfter ?? Duration.Zero);
}
