using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Wireshark;

/// <summary>What the analysis labels need to remember of one direction.</summary>
/// <remarks>
/// <c>[oldest unacknowledged, Next)</c> is in flight. <see cref="Contiguous"/> lies in it where something was not captured: up
/// there the peer may acknowledge without acknowledging what nobody saw.
/// </remarks>
internal struct WiresharkBook
{
    /// <summary>The highest number after a segment so far.</summary>
    public SequenceNumber Next;

    /// <summary>Up to where the captured numbers have no gap.</summary>
    public SequenceNumber Contiguous;

    /// <summary>The acknowledgment field of the last segment, whether its ACK flag was set or not.</summary>
    public SequenceNumber LastAck;

    /// <summary>Bytes that the last segment's SACK blocks cover together.</summary>
    public uint Sacked;

    /// <summary>When <see cref="Next"/> last moved.</summary>
    public CaptureTime NextTime;

    /// <summary>When the last segment came.</summary>
    public CaptureTime LastTime;

    /// <summary>Frame of the last segment that acknowledged another number than the one before it.</summary>
    public long AckFrame;

    /// <summary>Duplicate acknowledgments in a row.</summary>
    public int Duplicates;

    /// <summary>The window field of the last segment, not scaled.</summary>
    public ushort LastWindow;

    /// <summary>The labels of the last segment.</summary>
    public AnalysisFlags LastLabels;

    /// <summary>The Multipath TCP operations so far.</summary>
    public MptcpOperations Mptcp;

    /// <summary>How the window field is scaled.</summary>
    public WindowScale Scale;

    /// <summary>Whether there was any segment: until then no field above means anything.</summary>
    public bool Seen;

    /// <summary>Whether <see cref="Next"/> and <see cref="Contiguous"/> are known: a RST that answers a SYN does not tell them.</summary>
    public bool Numbered;

    /// <summary>Whether there was a segment with ACK since the last SYN: in the SYN itself the window is not scaled (RFC 7323 section 2.2).</summary>
    public bool Acknowledged;

    /// <summary>Whether <see cref="Next"/> was last moved by an empty SYN or SYN+ACK.</summary>
    public bool NextBySyn;

    /// <summary>Whether a SYN of this direction carried payload and a Fast Open cookie (RFC 7413).</summary>
    public bool FastOpen;

    /// <summary>Whether the bytes in flight are unknown, for something was not captured and the peer was not heard since.</summary>
    public bool FlightUnknown;

    /// <summary>The segments that wait for an acknowledgment; null until there was one.</summary>
    public UnackedSegments? Unacked;

    /// <summary>The number after the last one that the receiver's announcements allow the other side to send.</summary>
    public readonly SequenceNumber WindowEdge => LastAck + ((uint)LastWindow << (Acknowledged ? Scale.Shift : 0));

    /// <summary>The trail as it is now, safe from what follows.</summary>
    public readonly WiresharkBook Copy() => this with { Unacked = Unacked?.Copy() };
}
