using TcpSniff.Packets;
using TcpSniff.Tracking.Labels;
using TcpSniff.Tracking.Reassembly;
using TcpSniff.Tracking.Recovery;
using TcpSniff.Tracking.States;
using TcpSniff.Tracking.Statistics;
using TcpSniff.Tracking.Vantages;
using TcpSniff.Tracking.Windows;
using TcpSniff.Tracking.Zeek;

namespace TcpSniff.Tracking;

/// <summary>One direction of a connection: what one endpoint sent, and what that says about it.</summary>
/// <remarks>An observer sees two half-connections, not one TCP. Each part below is kept by one step of the tracker and no other.</remarks>
public sealed class HalfConnection
{
    /// <summary>The number that relative sequence numbers of this side count from.</summary>
    internal BaseNumber Base;

    /// <summary>What Wireshark's analysis remembers of this side.</summary>
    internal SequenceTrail Trail;

    /// <summary>What RFC 9293's state machine knows of this side.</summary>
    internal EndpointTrack Track;

    /// <summary>What the segments of this side add up to.</summary>
    internal DirectionTotals Counted;

    /// <summary>What Zeek's analysis remembers of this side.</summary>
    internal ZeekEndpoint Zeek;

    /// <summary>What tcptrace's definitions count of this side; made with the first segment that takes sequence numbers.</summary>
    internal TraceRecord? Trace;

    /// <summary>What its segments betray about how far the tap is from it.</summary>
    internal VantageClues Clues;

    /// <summary>What its retransmissions repaired; made with the first one.</summary>
    internal RecoveryWatch? Recovery;

    /// <summary>The times during which its window was closed and the peer waited; null where it never was closed.</summary>
    public ClosedWindow? Closed { get; internal set; }

    /// <summary>What it sent late because it waited for delayed acknowledgments; null where there was no such acknowledgment.</summary>
    public HeldWrites? Held { get; internal set; }

    /// <summary>Its last payload, as long as it is kept.</summary>
    internal PayloadTail? Tail;

    internal HalfConnection(Endpoint endpoint) => Endpoint = endpoint;

    /// <summary>Bytes that it sent twice and not the same; null for none.</summary>
    public SentTwice? SentTwice { get; internal set; }

    /// <summary>Address and port.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>What its segments add up to.</summary>
    public ref readonly DirectionTotals Totals => ref Counted;

    /// <summary>Payload bytes that the side sent, each counted once however often it was sent, as tcptrace counts them.</summary>
    public long UniqueBytes => Trace?.UniqueBytes ?? 0;

    /// <summary>Segments that carried at least one number that had been sent before (tcptrace's rexmt data pkts: SYN and FIN count too).</summary>
    public long RetransmittedSegments => Trace?.RetransmittedSegments ?? 0;

    /// <summary>Numbers that were sent again: bytes of payload, and one for each SYN or FIN (tcptrace's rexmt data bytes).</summary>
    public long RetransmittedBytes => Trace?.RetransmittedBytes ?? 0;

    /// <summary>Round-trip times of what the side sent, by its acknowledgments and Karn's rule (RFC 6298 section 3).</summary>
    public RttStatistics Rtt => Trace?.Rtt ?? default;

    /// <summary>Round-trip times of what the side sent, by timestamps (RFC 7323).</summary>
    public RttStatistics TimestampRtt => Trace?.Timestamps?.Rtt ?? default;

    /// <summary>The state after the last segment.</summary>
    public EndpointState State => Track.State;

    /// <summary>Frame of its first SYN or SYN+ACK; null for none.</summary>
    public long? SynFrame => Connection.FrameOrNull(Track.SynFrame);

    /// <summary>Frame of its first FIN; null for none.</summary>
    public long? FinFrame => Connection.FrameOrNull(Track.FinFrame);
}
