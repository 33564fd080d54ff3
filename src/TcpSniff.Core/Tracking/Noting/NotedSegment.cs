using TcpSniff.Packets;

namespace TcpSniff.Tracking.Noting;

/// <summary>A segment that a rule may want to look at once the connection is over, in as few bytes as will do.</summary>
public readonly record struct NotedSegment
{
    internal NotedSegment(in SegmentFacts facts)
    {
        ref readonly var segment = ref facts.Segment;
        (Frame, Time, From) = (facts.Frame, facts.Time, facts.From);
        (Flags, Analysis, Events) = (segment.Flags, facts.Analysis, facts.Events);
        (Seq, Ack, Length) = (facts.Seq, facts.Ack ?? 0, segment.PayloadLength);
        (Window, Ttl, IpId, Ecn) = (facts.Window ?? -1, segment.Ttl, segment.IpId, segment.Ecn);
        (RetransmissionOfFrame, Rto) = (facts.RetransmissionOfFrame ?? 0, facts.Rto ?? Duration.Zero);
        (ClientState, ServerState) = (facts.Client.State, facts.Server.State);
        Checksum = segment.Checksum;
        HasSack = segment.Options.SackCount > 0;
        ReportsDuplicate = segment.ReportsDuplicate;
        IsCopy = segment.IsCopy;
        PeerWindow = facts.PeerWindow is { } window && facts.Receiver.Trail.Scale.IsKnown ? (long)window << facts.Receiver.Trail.Scale.Shift : -1;
        PeerWindowClosed = facts.PeerWindow == 0;
        NothingOutstanding = facts.Receiver.Trail.Seen && facts.Receiver.Trail.LastAck >= facts.Sender.Trail.Next;
    }

    /// <summary>Number of the packet.</summary>
    public long Frame { get; }

    /// <summary>When it was captured.</summary>
    public CaptureTime Time { get; }

    /// <summary>Frame that it repeats; 0 for none or not captured.</summary>
    public long RetransmissionOfFrame { get; }

    /// <summary>For a retransmission: time since the segment that had waited longest.</summary>
    public Duration Rto { get; }

    /// <summary>Scaled window in bytes; -1 where the scale is unknown.</summary>
    public long Window { get; }

    /// <summary>Relative sequence number.</summary>
    public uint Seq { get; }

    /// <summary>Relative acknowledgment number; 0 without ACK.</summary>
    public uint Ack { get; }

    /// <summary>Payload bytes.</summary>
    public int Length { get; }

    /// <summary>IP identification.</summary>
    public uint IpId { get; }

    /// <summary>What it did to the connection.</summary>
    public SegmentEvents Events { get; }

    /// <summary>What is odd about it.</summary>
    public AnalysisFlags Analysis { get; }

    /// <summary>Control bits.</summary>
    public TcpFlags Flags { get; }

    /// <summary>Who sent it.</summary>
    public Role From { get; }

    /// <summary>Time to live or hop limit.</summary>
    public byte Ttl { get; }

    /// <summary>ECN bits of the IP header.</summary>
    public EcnCodepoint Ecn { get; }

    /// <summary>The client's state after it.</summary>
    public TcpState ClientState { get; }

    /// <summary>The server's state after it.</summary>
    public TcpState ServerState { get; }

    /// <summary>What its checksum says.</summary>
    public ChecksumVerdict Checksum { get; }

    /// <summary>Whether it carries SACK blocks.</summary>
    public bool HasSack { get; }

    /// <summary>Whether it says that something arrived twice (D-SACK, RFC 2883).</summary>
    public bool ReportsDuplicate { get; }

    /// <summary>Whether the capture holds the same packet a moment earlier: whatever its labels say, it was sent once.</summary>
    public bool IsCopy { get; }

    /// <summary>The receiver's last window in bytes; -1 where there was none, or its scale is unknown.</summary>
    public long PeerWindow { get; }

    /// <summary>Whether the receiver's last window was zero: then what looks like a keep-alive probes the window.</summary>
    public bool PeerWindowClosed { get; }

    /// <summary>Whether the receiver had acknowledged everything that the sender had sent: then what looks like a keep-alive repeats no byte that was lost.</summary>
    public bool NothingOutstanding { get; }

    /// <summary>Whether all of <paramref name="flags"/> are set.</summary>
    public bool Has(TcpFlags flags) => (Flags & flags) == flags;

    /// <summary>Whether at least one of <paramref name="labels"/> was given.</summary>
    public bool IsAny(AnalysisFlags labels) => (Analysis & labels) != 0;

    /// <summary>Whether at least one of <paramref name="events"/> happened.</summary>
    public bool DidAny(SegmentEvents events) => (Events & events) != 0;
}
