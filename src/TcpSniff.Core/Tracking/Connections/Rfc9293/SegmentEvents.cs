namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>What a segment did to its connection, for the sentence that explains it and for the rules that judge it.</summary>
[Flags]
public enum SegmentEvents : ulong
{
    /// <summary>Nothing that has a name.</summary>
    None = 0,

    /// <summary>First segment of the connection.</summary>
    Starts = 1 << 0,

    /// <summary>First segment of a connection that was running already when the capture began.</summary>
    StartsMidway = 1 << 1,

    /// <summary>The same SYN or SYN+ACK as before.</summary>
    SynAgain = 1 << 2,

    /// <summary>A SYN with another initial sequence number before the handshake was done.</summary>
    SynWithOtherIsn = 1 << 3,

    /// <summary>A SYN that meets the peer's SYN: simultaneous open.</summary>
    SynCrossing = 1 << 4,

    /// <summary>Completes the handshake.</summary>
    Opens = 1 << 5,

    /// <summary>RST that answers a SYN: the connection is refused.</summary>
    Refuses = 1 << 6,

    /// <summary>The side's first FIN.</summary>
    FirstFin = 1 << 7,

    /// <summary>The same FIN again: its acknowledgment was lost or late.</summary>
    FinAgain = 1 << 8,

    /// <summary>Acknowledges the peer's FIN for the first time.</summary>
    AcksFin = 1 << 9,

    /// <summary>A FIN that crossed the peer's FIN: simultaneous close.</summary>
    FinCrossing = 1 << 10,

    /// <summary>The last acknowledgment: both FINs are acknowledged now.</summary>
    Closes = 1 << 11,

    /// <summary>RST that ends the connection.</summary>
    Aborts = 1 << 12,

    /// <summary>RST that the receiver ignores: out of window, or answered by a challenge ACK (RFC 5961 section 3).</summary>
    RstIgnored = 1 << 13,

    /// <summary>RST after the connection had ended anyway.</summary>
    RstAfterClose = 1 << 14,

    /// <summary>SYN into a running connection that the receiver answers with a challenge ACK (RFC 5961 section 4).</summary>
    SynIgnored = 1 << 15,

    /// <summary>Acknowledgment that answers an unacceptable segment rather than new data (RFC 5961).</summary>
    ChallengeAck = 1 << 16,

    /// <summary>Payload or FIN beyond the sender's own FIN or after the end.</summary>
    AfterClose = 1 << 17,

    /// <summary>New SYN that takes over a 4-tuple in TIME-WAIT.</summary>
    ReusesTimeWait = 1 << 18,

    /// <summary>RST that ends TIME-WAIT early (RFC 1337).</summary>
    AssassinatesTimeWait = 1 << 19,

    /// <summary>Data sent by one side after the other side's FIN: half-close in use.</summary>
    HalfCloseData = 1 << 20,

    /// <summary>SYN that carries data under a Fast Open cookie (RFC 7413).</summary>
    FastOpenData = 1 << 21,

    /// <summary>Payload outside the window that the receiver drops.</summary>
    OutOfWindow = 1 << 22,

    /// <summary>Acknowledges SYN or data for the first time since the last acknowledgment (advances SND.UNA).</summary>
    AdvancesAck = 1 << 23,

    /// <summary>Older timestamp than the receiver has seen: it drops the segment (PAWS, RFC 7323 section 5).</summary>
    TooOld = 1 << 24,

    /// <summary>Neither SYN, RST nor ACK: the receiver drops it (RFC 9293 section 3.10.7.4).</summary>
    WithoutAck = 1 << 25,

    /// <summary>Payload that the capture has after its acknowledgment, and not before: the capture's order is wrong, nothing was sent again.</summary>
    RecordedLate = 1 << 26,

    /// <summary>Acknowledges in the handshake what the receiver cannot have sent: it answers by a RST and stays as it was (RFC 9293 sections 3.10.7.3 and 3.10.7.4).</summary>
    AckUnacceptable = 1 << 27,

    /// <summary>Its SACK blocks lie beyond all that its sender ever offered to take: nobody sent these numbers (RFC 2018 section 4).</summary>
    SackOfNothing = 1 << 28,

    /// <summary>Sends the data of the SYN again, which the peer's SYN+ACK did not take (RFC 7413 section 4.2.2).</summary>
    SynDataAgain = 1 << 29,

    /// <summary>RST that ends an older connection on these ports which answered this one's SYN; this one goes on (RFC 9293 section 3.5.1).</summary>
    ClearsOldConnection = 1 << 30,

    /// <summary>Neither data nor anything new to acknowledge while the peer's window is closed: it asks whether the window has opened.</summary>
    AsksForWindow = 1ul << 31,

    /// <summary>SYN+ACK with another initial sequence number than the one that the SYN was answered by before: its receiver goes on with the first (RFC 9293 section 3.10.7.4).</summary>
    SecondAnswer = 1ul << 32,

    /// <summary>Carries numbers for the first time although Wireshark takes them for repeated: the label rests on a segment that its receiver did not take.</summary>
    FirstCopy = 1ul << 33,

    /// <summary>First segment of a stream that goes on with the connection of the stream before: it answers the SYN in that.</summary>
    GoesOn = 1ul << 34,

    /// <summary>Acknowledges a FIN of the peer that lay below what the peer had sent already, so that nobody could believe it before.</summary>
    ProvesFin = 1ul << 35,

    /// <summary>Shows that the RST in its sender's name did not come from it: it goes on (RFC 9293 section 3.10.7.4, RFC 5961 section 3).</summary>
    OutlivesReset = 1ul << 36,

    /// <summary>What looks like its payload is the padding of an Ethernet frame that IP counts by mistake.</summary>
    Padding = 1ul << 37,

    /// <summary>Acknowledges beyond all that its sender ever offered to take: nobody sent that, or the capture misses a long stretch.</summary>
    AckBeyondOffer = 1ul << 38,

    /// <summary>Acknowledges what the capture does not have.</summary>
    AcksUnseen = 1ul << 39,

    /// <summary>Looks repeated by its numbers, and yet none of them was captured before: its first copy was lost before the tap, or it is late.</summary>
    NeverSeen = 1ul << 40,

    /// <summary>Looks like a keep-alive, and yet its only byte is not acknowledged, or nobody would ask so soon: it is sent again.</summary>
    ByteAgain = 1ul << 41,

    /// <summary>Contradicts what was said of an earlier segment.</summary>
    Revises = 1ul << 42,

    /// <summary>Acknowledges so much less than its sender did before that its receiver drops it (RFC 5961 section 5.2).</summary>
    AckTooOld = 1ul << 43,

    /// <summary>Goes on where its sender stood although Wireshark takes something before it for missing: the label rests on a segment that its receiver did not take.</summary>
    GoesOnInOrder = 1ul << 44,
}
