using TcpSniff.Packets;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Tracking.Connections.Wireshark;

namespace TcpSniff.Tracking;

/// <summary>Everything known about one segment once it was tracked. A plain value: keep a copy as long as you like.</summary>
/// <remarks>Sequence and acknowledgment numbers here are relative as in Wireshark (SYN = 0); <see cref="Segment"/> has those on the wire.</remarks>
public struct SegmentFacts
{
    /// <summary>Number of the packet in the capture, from 1.</summary>
    public long Frame;

    /// <summary>When it was captured.</summary>
    public CaptureTime Time;

    /// <summary>Since the connection's first segment.</summary>
    public Duration RelativeTime;

    /// <summary>Since the connection's previous segment; zero for the first.</summary>
    public Duration Delta;

    /// <summary>
    /// The connection it belongs to, as it is now: it changes with the segments that follow. One that rests while others begin is put
    /// away; if it goes on, it does as another object of the same number, and <see cref="Tracker.Connections"/> has the one that counts.
    /// </summary>
    public Connection Connection;

    /// <summary>The connection that had these ends before; only for the first segment of a connection, else null.</summary>
    internal Connection? Reused;

    /// <summary>Who sent it.</summary>
    public Role From;

    /// <summary>The segment as decoded.</summary>
    public TcpSegment Segment;

    /// <summary>Relative sequence number.</summary>
    public uint Seq;

    /// <summary>Relative acknowledgment number; null without ACK.</summary>
    public uint? Ack;

    /// <summary>The highest number that the sender's acceptable segments before this one acknowledged, relative; null where it has sent none with ACK.</summary>
    internal uint? PreviousAck;

    /// <summary>Numbers that the receiver had sent by then and that this segment does not acknowledge; null without ACK, or where nothing was seen of the receiver.</summary>
    internal uint? StillUnacknowledged;

    /// <summary>Whether the receiver had sent its FIN by then, the last of those numbers.</summary>
    internal bool PeerHasFinished;

    /// <summary>The number that follows the highest one that the sender had sent before; without meaning for its first segment.</summary>
    internal SequenceNumber Expected;

    /// <summary>When that highest number came by.</summary>
    internal CaptureTime ExpectedSince;

    /// <summary>The window field of the sender's segment before this one, not scaled; null where there was none.</summary>
    internal ushort? PreviousWindow;

    /// <summary>The window field of the receiver's last segment, not scaled; null where there was none.</summary>
    internal ushort? PeerWindow;

    /// <summary>Scaled window in bytes; null where the scale is unknown.</summary>
    public long? Window;

    /// <summary>The client's state now.</summary>
    public EndpointState Client;

    /// <summary>The server's state now.</summary>
    public EndpointState Server;

    /// <summary>The client's state before this segment.</summary>
    public EndpointState ClientBefore;

    /// <summary>The server's state before this segment.</summary>
    public EndpointState ServerBefore;

    /// <summary>Part of the conversation.</summary>
    public Phase Phase;

    /// <summary>Place within the handshake or teardown.</summary>
    public Step Step;

    /// <summary>What it did to the connection.</summary>
    public SegmentEvents Events;

    /// <summary>What is odd about it, in Wireshark's terms.</summary>
    public AnalysisFlags Analysis;

    /// <summary>
    /// Whether it fills a hole sooner after what is behind the hole than anybody could have learned of a loss and repaired it: the network,
    /// or the capture, changed the order, whether Wireshark calls it out of order or a retransmission.
    /// </summary>
    internal bool IsOvertaken;

    /// <summary>Bytes sent and not acknowledged after this segment; null where Wireshark has none.</summary>
    public long? BytesInFlight;

    /// <summary>Frame that this one acknowledges; null for none.</summary>
    public long? AckOfFrame;

    /// <summary>Time since that frame.</summary>
    public Duration? AckRtt;

    /// <summary>The connection's initial RTT as far as it is known by now.</summary>
    public Duration? InitialRtt;

    /// <summary>Which duplicate acknowledgment this is, from 1; 0 for none.</summary>
    public int DuplicateAckNumber;

    /// <summary>Frame of the first acknowledgment that this one duplicates; null for none.</summary>
    public long? DuplicateAckFrame;

    /// <summary>Frame that this one repeats; null for none or not captured.</summary>
    public long? RetransmissionOfFrame;

    /// <summary>For a retransmission: time since the segment that had waited longest.</summary>
    public Duration? Rto;

    /// <summary>The half-connection that sent the segment.</summary>
    public readonly HalfConnection Sender => Connection.View(Segment.SourceSide);

    /// <summary>The half-connection that the segment was sent to.</summary>
    public readonly HalfConnection Receiver => Connection.View(Segment.SourceSide ^ 1);

    /// <summary>Whether it is the first segment of its connection.</summary>
    internal readonly bool IsFirst => Frame == Connection.FirstFrame;

    /// <summary>Whether all of <paramref name="events"/> happened.</summary>
    public readonly bool Did(SegmentEvents events) => (Events & events) == events;
}
