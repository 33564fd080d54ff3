namespace TcpSniff.Packets;

/// <summary>
/// One TCP segment as decoded: a plain value without spans. Offsets refer to the bytes that the decoder took it from
/// (the packet's, or those of a datagram put together from fragments).
/// </summary>
public struct TcpSegment
{
    /// <summary>Both ends in canonical order.</summary>
    public FlowKey Key;

    /// <summary>Which side of <see cref="Key"/> sent it, 0 or 1.</summary>
    public byte SourceSide;

    /// <summary>Control bits.</summary>
    public TcpFlags Flags;

    /// <summary>Sequence number on the wire.</summary>
    public SequenceNumber Seq;

    /// <summary>Acknowledgment number on the wire; means nothing without ACK.</summary>
    public SequenceNumber Ack;

    /// <summary>Window field on the wire, not scaled.</summary>
    public ushort Window;

    /// <summary>Urgent pointer on the wire.</summary>
    public ushort UrgentPointer;

    /// <summary>The options.</summary>
    public TcpOptions Options;

    /// <summary>Payload bytes that the segment carried on the wire, in bytes.</summary>
    public int PayloadLength;

    /// <summary>Payload bytes that were captured, at most <see cref="PayloadLength"/>.</summary>
    public int CapturedPayload;

    /// <summary>Where the TCP header begins.</summary>
    public int HeaderOffset;

    /// <summary>Length of the TCP header with its options, 20 to 60 bytes.</summary>
    public byte HeaderLength;

    /// <summary>IPv4 identification, or that of an IPv6 fragment header, else 0.</summary>
    public uint IpId;

    /// <summary>Time to live or hop limit.</summary>
    public byte Ttl;

    /// <summary>ECN bits of the IP header.</summary>
    public EcnCodepoint Ecn;

    /// <summary>What the checksum says.</summary>
    public ChecksumVerdict Checksum;

    /// <summary>Length of the IP packet (header included) in bytes, as the IP header gives it.</summary>
    public int IpLength;

    /// <summary>Whether the bytes come from fragments that were put together.</summary>
    public bool Reassembled;

    /// <summary>Whether the capture holds the same packet a moment earlier: recorded twice, not sent twice.</summary>
    public bool IsCopy;

    /// <summary>Whether its payload is what Ethernet fills up its shortest frame with: zeros that IP counts by mistake.</summary>
    public bool IsPadding;

    /// <summary>What carried the segment.</summary>
    public Encapsulation Encapsulation;

    /// <summary>Where the payload begins; beyond the captured bytes where these end within the options.</summary>
    public readonly int PayloadOffset => HeaderOffset + HeaderLength;

    /// <summary>Who sent it.</summary>
    public readonly Endpoint Source => Key[SourceSide];

    /// <summary>Who it was sent to.</summary>
    public readonly Endpoint Destination => Key[SourceSide ^ 1];

    /// <summary>Sequence numbers that the segment takes: its payload, one for SYN, one for FIN (RFC 9293 section 3.4).</summary>
    public readonly uint SequenceLength => (uint)PayloadLength + (Has(TcpFlags.Syn) ? 1u : 0) + (Has(TcpFlags.Fin) ? 1u : 0);

    /// <summary>The number after the last one that the segment takes.</summary>
    public readonly SequenceNumber End => Seq + SequenceLength;

    /// <summary>Whether its first SACK block reports what came twice (RFC 2883 section 4): it lies below the acknowledgment, or within the second block.</summary>
    public readonly bool ReportsDuplicate
    {
        get
        {
            var (first, second) = (Options.Sack[0], Options.Sack[1]);
            return Options.SackCount > 0
                && (first.Right <= Ack || (Options.SackCount > 1 && first.Left >= second.Left && first.Right <= second.Right));
        }
    }

    /// <summary>Whether all of <paramref name="flags"/> are set.</summary>
    public readonly bool Has(TcpFlags flags) => (Flags & flags) == flags;

    /// <summary>Whether at least one of <paramref name="flags"/> is set.</summary>
    public readonly bool HasAny(TcpFlags flags) => (Flags & flags) != 0;
}
