using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Rfc9293;

/// <summary>What the state machine knows of one endpoint. All numbers are as on the wire.</summary>
/// <remarks>
/// Of what the endpoint sent, <c>[Iss, Delivered)</c> has presumably reached the peer without a hole (RFC 9293's RCV.NXT of the
/// peer), <c>[IslandStart, IslandEnd)</c> lies beyond the first hole, and <c>Next</c> follows the highest number seen (SND.NXT).
/// </remarks>
internal struct Rfc9293Book
{
    /// <summary>The state after the last segment.</summary>
    public EndpointState State;

    /// <summary>Which of the numbers below mean something.</summary>
    public Known Known;

    /// <summary>Initial sequence number.</summary>
    public SequenceNumber Iss;

    /// <summary>The number after the highest one sent.</summary>
    public SequenceNumber Next;

    /// <summary>The first number that the peer presumably misses.</summary>
    public SequenceNumber Delivered;

    /// <summary>Where the first run beyond a hole begins.</summary>
    public SequenceNumber IslandStart;

    /// <summary>Where that run ends.</summary>
    public SequenceNumber IslandEnd;

    /// <summary>The highest acknowledgment that the endpoint sent.</summary>
    public SequenceNumber Acked;

    /// <summary>When it first sent that.</summary>
    public CaptureTime AckedSince;

    /// <summary>The number after the last one that the endpoint ever offered to take.</summary>
    public SequenceNumber RightEdge;

    /// <summary>The number after its FIN, a doubted one too.</summary>
    public SequenceNumber FinEnd;

    /// <summary>Acknowledging this number of the peer's shows that the endpoint has the acknowledgment of its SYN.</summary>
    public SequenceNumber SynAckCarrier;

    /// <summary>Acknowledging this number of the peer's shows that the endpoint has the acknowledgment of its FIN.</summary>
    public SequenceNumber FinAckCarrier;

    /// <summary>The number after the last segment of its that no window reaches.</summary>
    public SequenceNumber OutsideEnd;

    /// <summary>Numbers before <see cref="OutsideEnd"/> that segments took which followed another such one without a hole; 0 for none.</summary>
    public uint OutsideRun;

    /// <summary>What the peer acknowledged last beyond all that it ever offered to take.</summary>
    public SequenceNumber Claimed;

    /// <summary>The number after the last one that it offered with that to take.</summary>
    public SequenceNumber ClaimedEdge;

    /// <summary>The timestamp of this endpoint that its peer holds younger ones against (RFC 7323's TS.Recent of the peer).</summary>
    public uint RecentTimestamp;

    /// <summary>Which step of the teardown its FIN was.</summary>
    public byte FinStep;

    /// <summary>Duplicate acknowledgments of <see cref="Acked"/> (RFC 5681 section 2), 255 at most; an older one that comes between them changes nothing.</summary>
    public byte Asks;

    /// <summary>Frame of its first SYN or SYN+ACK; 0 for none.</summary>
    public long SynFrame;

    /// <summary>Frame of its first FIN, a doubted one too; 0 for none.</summary>
    public long FinFrame;

    /// <summary>Since when it is in its state.</summary>
    public CaptureTime Since;

    /// <summary>Whether all of <paramref name="what"/> is known.</summary>
    public readonly bool Knows(Known what) => (Known & what) == what;

    /// <summary>Whether the endpoint can have sent everything below <paramref name="ack"/>, its SYN included, as far as was captured.</summary>
    public readonly bool SentBelow(SequenceNumber ack) => Knows(Known.Iss | Known.Next) && ack > Iss && ack <= Next;

    /// <summary>Whether its FIN lies below an acknowledgment. It may lie further below: some send more after it.</summary>
    public readonly bool IsFinBelow(SequenceNumber ack) => Knows(Known.Fin) && ack >= FinEnd && (ack == FinEnd || ack <= Next);

    /// <summary>Whether it sent a FIN that lay below what it had sent already: it counts only once the peer acknowledges it.</summary>
    public readonly bool DoubtsFin => FinFrame != 0 && !Knows(Known.Fin);

    /// <summary>Whether its state is one of those where both SYNs are exchanged (RFC 9293 section 3.4.1).</summary>
    public readonly bool IsSynchronized => State.State >= TcpState.Established;
}
