using TcpSniff.Packets;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking.Connections.Evidence;

/// <summary>A segment that a rule may want to look at once the connection is over, in as few bytes as will do.</summary>
internal readonly record struct NotedSegment
{
    /// <summary>Number of the packet.</summary>
    public long Frame { get; internal init; }

    /// <summary>When it was captured.</summary>
    public CaptureTime Time { get; internal init; }

    /// <summary>Frame that it repeats; 0 for none or not captured.</summary>
    public long RetransmissionOfFrame { get; internal init; }

    /// <summary>For a retransmission: time since the segment that had waited longest.</summary>
    public Duration Rto { get; internal init; }

    /// <summary>Scaled window in bytes; -1 where the scale is unknown.</summary>
    public long Window { get; internal init; }

    /// <summary>Relative sequence number.</summary>
    public uint Seq { get; internal init; }

    /// <summary>Relative acknowledgment number; 0 without ACK.</summary>
    public uint Ack { get; internal init; }

    /// <summary>Payload bytes.</summary>
    public int Length { get; internal init; }

    /// <summary>IP identification.</summary>
    public uint IpId { get; internal init; }

    /// <summary>What it did to the connection.</summary>
    public SegmentEvents Events { get; internal init; }

    /// <summary>What is odd about it.</summary>
    public AnalysisFlags Analysis { get; internal init; }

    /// <summary>Control bits.</summary>
    public TcpFlags Flags { get; internal init; }

    /// <summary>Who sent it.</summary>
    public Role From { get; internal init; }

    /// <summary>Time to live or hop limit.</summary>
    public byte Ttl { get; internal init; }

    /// <summary>ECN bits of the IP header.</summary>
    public EcnCodepoint Ecn { get; internal init; }

    /// <summary>The client's state after it.</summary>
    public TcpState ClientState { get; internal init; }

    /// <summary>The server's state after it.</summary>
    public TcpState ServerState { get; internal init; }

    /// <summary>What its checksum says.</summary>
    public ChecksumVerdict Checksum { get; internal init; }

    /// <summary>Whether it carries SACK blocks.</summary>
    public bool HasSack { get; internal init; }

    /// <summary>Whether it says that something arrived twice (D-SACK, RFC 2883).</summary>
    public bool ReportsDuplicate { get; internal init; }

    /// <summary>Whether the capture holds the same packet a moment earlier: whatever its labels say, it was sent once.</summary>
    public bool IsCopy { get; internal init; }

    /// <summary>The receiver's last window in bytes; -1 where there was none, or its scale is unknown.</summary>
    public long PeerWindow { get; internal init; }

    /// <summary>Whether the receiver's last window was zero: then what looks like a keep-alive probes the window.</summary>
    public bool PeerWindowClosed { get; internal init; }

    /// <summary>Whether the receiver had acknowledged everything that the sender had sent: then what looks like a keep-alive repeats no byte that was lost.</summary>
    public bool NothingOutstanding { get; internal init; }

    /// <summary>Whether all of <paramref name="flags"/> are set.</summary>
    public bool Has(TcpFlags flags) => (Flags & flags) == flags;

    /// <summary>Whether at least one of <paramref name="labels"/> was given.</summary>
    public bool IsAny(AnalysisFlags labels) => (Analysis & labels) != 0;

    /// <summary>Whether at least one of <paramref name="events"/> happened.</summary>
    public bool DidAny(SegmentEvents events) => (Events & events) != 0;
}
