using TcpSniff.Packets;

namespace TcpSniff.Generating.Exchanges;

/// <summary>Why a model endpoint sent a segment.</summary>
internal enum SendReason
{
    /// <summary>It had something to say, or to acknowledge.</summary>
    Plain,

    /// <summary>Its retransmission timer ran out.</summary>
    Timer,

    /// <summary>Three duplicate acknowledgments, or a partial one after them, asked for it.</summary>
    Asked,

    /// <summary>The peer repeated its SYN, so that the answer is repeated.</summary>
    Answer,
}

/// <summary>A segment as a model endpoint sent it, and what became of it.</summary>
internal sealed record ModelSegment
{
    /// <summary>Its number in the order of sending.</summary>
    public required int Id { get; init; }

    /// <summary>Who sent it.</summary>
    public required Role From { get; init; }

    /// <summary>When, in microseconds.</summary>
    public required long SentAt { get; init; }

    /// <summary>Control bits.</summary>
    public required TcpFlags Flags { get; init; }

    /// <summary>Sequence number on the wire.</summary>
    public required uint Seq { get; init; }

    /// <summary>Acknowledgment number on the wire; 0 without ACK.</summary>
    public required uint Ack { get; init; }

    /// <summary>Payload bytes.</summary>
    public required int Length { get; init; }

    /// <summary>SACK blocks.</summary>
    public IReadOnlyList<(uint Left, uint Right)> Sack { get; init; } = [];

    /// <summary>Why it was sent.</summary>
    public required SendReason Reason { get; init; }

    /// <summary>Whether its first number had been sent before.</summary>
    public required bool IsRepeat { get; init; }

    /// <summary>The sender's state once it was sent.</summary>
    public required TcpState StateAfter { get; init; }

    /// <summary>Whether it got lost before it came by the tap.</summary>
    public bool LostBeforeTap { get; set; }

    /// <summary>Whether it got lost behind the tap.</summary>
    public bool LostBehindTap { get; set; }

    /// <summary>When it arrived, in microseconds; null for never.</summary>
    public long? ArrivedAt { get; set; }

    /// <summary>The number after the last one that it takes.</summary>
    public uint End => unchecked(Seq + (uint)Length + (Flags.HasFlag(TcpFlags.Syn) ? 1u : 0) + (Flags.HasFlag(TcpFlags.Fin) ? 1u : 0));

    /// <summary>Whether it takes numbers.</summary>
    public bool TakesNumbers => End != Seq;
}

/// <summary>A record of the capture.</summary>
/// <param name="Segment">The segment that was recorded.</param>
/// <param name="Time">When, in microseconds.</param>
/// <param name="IsCopy">Whether the record before it of the same segment is in the capture too.</param>
internal sealed record ModelRecord(ModelSegment Segment, long Time, bool IsCopy);
