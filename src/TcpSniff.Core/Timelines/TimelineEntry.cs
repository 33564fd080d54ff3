using TcpSniff.Capture;
using TcpSniff.Packets;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Wording;

namespace TcpSniff.Timelines;

/// <summary>One thing that a timeline tells. Formats render the kinds that they can show and pass over the rest.</summary>
/// <param name="Time">When it happened.</param>
internal abstract record TimelineEntry(CaptureTime Time);

/// <summary>A connection begins to be told: who talks to whom, seen where.</summary>
internal sealed record HeadEntry(CaptureTime Time, Connection Connection, CaptureInterface? Interface) : TimelineEntry(Time);

/// <summary>What both sides agreed on in the handshake, once both have spoken.</summary>
internal sealed record AgreementEntry(CaptureTime Time, Connection Connection, Agreement Agreement) : TimelineEntry(Time);

/// <summary>A segment with its explanation.</summary>
internal sealed record SegmentEntry(SegmentFacts Facts, IReadOnlyList<Note> Notes, Preview Payload) : TimelineEntry(Facts.Time)
{
    /// <summary>Place in the handshake or teardown: with hindsight where the timeline has it, else as the facts say.</summary>
    public Step Step { get; init; } = Facts.Step;

    /// <summary>Frame that had to send it again, where the timeline knows with hindsight; it was probably lost.</summary>
    public long? RepeatedBy { get; init; }
}

/// <summary>A call of one of the programs.</summary>
/// <param name="Call">The call.</param>
/// <param name="Remark">What is to be said about it; null for nothing.</param>
internal sealed record CallEntry(SocketCall Call, Statement? Remark = null) : TimelineEntry(Call.Time);

/// <summary>Nothing at all happened for a while, up to <paramref name="Time"/>.</summary>
internal sealed record QuietEntry(CaptureTime Time, Duration Span) : TimelineEntry(Time);

/// <summary>Somebody on the way reports that a segment did not get through.</summary>
internal sealed record IcmpEntry(CaptureTime Time, long Frame, IcmpError Error, Connection Connection) : TimelineEntry(Time);

/// <summary>What was told of an earlier segment is taken back, because the latest one contradicts it.</summary>
internal sealed record RevisionEntry(CaptureTime Time, Connection Connection, Revision Revision) : TimelineEntry(Time);

/// <summary>A UDP datagram, for contrast.</summary>
/// <param name="Time">When it was captured.</param>
/// <param name="Frame">Number of the packet.</param>
/// <param name="Datagram">The datagram as decoded.</param>
/// <param name="From">Whoever spoke first between these ends counts as the client.</param>
/// <param name="Conversation">Number of the UDP conversation, from 0.</param>
/// <param name="Relative">Time since the conversation's first datagram.</param>
/// <param name="IsFirst">Whether it is the first datagram between these ends.</param>
/// <param name="Payload">The beginning of the payload.</param>
internal sealed record DatagramEntry(
    CaptureTime Time, long Frame, UdpDatagram Datagram, Role From, int Conversation, Duration Relative, bool IsFirst, Preview Payload) : TimelineEntry(Time);

/// <summary>A connection is told: how it ended, or how it stands.</summary>
internal sealed record FootEntry(CaptureTime Time, Connection Connection) : TimelineEntry(Time);
