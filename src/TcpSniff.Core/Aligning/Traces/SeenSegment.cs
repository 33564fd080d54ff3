using TcpSniff.Packets;

namespace TcpSniff.Aligning.Traces;

/// <summary>One segment as one of the two captures saw it: what its other sighting is found and compared by.</summary>
internal sealed class SeenSegment
{
    /// <summary>Number of the packet in its capture, from 1.</summary>
    public required long Frame { get; init; }

    /// <summary>When it was captured, by that capture's clock.</summary>
    public required CaptureTime Time { get; init; }

    /// <summary>Who sent it, as source address and port.</summary>
    public required Endpoint Source { get; init; }

    /// <summary>Control bits.</summary>
    public required TcpFlags Flags { get; init; }

    /// <summary>Sequence number on the wire.</summary>
    public required SequenceNumber Seq { get; init; }

    /// <summary>Acknowledgment number on the wire; means nothing without ACK.</summary>
    public required SequenceNumber Ack { get; init; }

    /// <summary>Payload bytes on the wire.</summary>
    public required int Length { get; init; }

    /// <summary>Payload bytes that were captured.</summary>
    public required int Captured { get; init; }

    /// <summary>Window field on the wire, not scaled.</summary>
    public required ushort Window { get; init; }

    /// <summary>IP identification; 0 for none.</summary>
    public required uint IpId { get; init; }

    /// <summary>Time to live or hop limit.</summary>
    public required byte Ttl { get; init; }

    /// <summary>ECN bits of the IP header.</summary>
    public required EcnCodepoint Ecn { get; init; }

    /// <summary>Options that it carries.</summary>
    public required TcpOptionKinds Options { get; init; }

    /// <summary>Maximum segment size; means something only where the option is there.</summary>
    public required ushort Mss { get; init; }

    /// <summary>Window scale; means something only where the option is there.</summary>
    public required byte WindowScale { get; init; }

    /// <summary>The sender's time stamp; means something only where the option is there.</summary>
    public required uint TimestampValue { get; init; }

    /// <summary>Left edge of the first SACK block; means something only where the option is there.</summary>
    public required SequenceNumber SackLeft { get; init; }

    /// <summary>Right edge of the first SACK block.</summary>
    public required SequenceNumber SackRight { get; init; }

    /// <summary>Print of the first bytes of the payload; 0 where too few were captured to mean anything.</summary>
    public required uint Head { get; init; }

    /// <summary>Print of all payload bytes that were captured.</summary>
    public required uint Body { get; init; }

    /// <summary>Whether the capture holds the same packet a moment earlier.</summary>
    public bool IsCopy { get; internal set; }

    /// <summary>Where its first number lies in the client's capture's count of what its sender sent, SYN = 0.</summary>
    internal long Start;

    /// <summary>Where its acknowledgment lies in the count of what the other side sent.</summary>
    internal long AckAt;

    /// <summary>Its place among what its sender sent, in this capture.</summary>
    internal int Order;

    /// <summary>Whether it came after something that was sent later; known of what was received.</summary>
    internal bool IsOvertaken;

    /// <summary>What it has in common with sightings of the other capture; null for nothing.</summary>
    internal Piece? FirstPiece;

    /// <summary>The last of those pieces.</summary>
    internal Piece? LastPiece;

    /// <summary>How many pieces of what was sent arrived.</summary>
    internal int PieceCount;

    /// <summary>Time from what it answers to it, at the host that sent it; null where it answers nothing.</summary>
    internal Duration? Held;

    /// <summary>Sequence numbers that it takes.</summary>
    internal long Numbers => Length + (Has(TcpFlags.Syn) ? 1 : 0) + (Has(TcpFlags.Fin) ? 1 : 0);

    /// <summary>Where the number after its last one lies.</summary>
    internal long End => Start + Numbers;

    /// <summary>Whether all of <paramref name="flags"/> are set.</summary>
    public bool Has(TcpFlags flags) => (Flags & flags) == flags;

    /// <summary>Whether it carries these options.</summary>
    public bool Has(TcpOptionKinds options) => (Options & options) == options;
}
