using TcpSniff.Generating.Exchanges;
using TcpSniff.Packets;

namespace TcpSniff.Generating.Boxes;

/// <summary>A segment that a model endpoint sent, and what the box did to it.</summary>
internal sealed record BoxedSegment
{
    /// <summary>Number of its connection.</summary>
    public required int Connection { get; init; }

    /// <summary>Who sent it.</summary>
    public required Role From { get; init; }

    /// <summary>What it was sent as.</summary>
    public required Draft Draft { get; init; }

    /// <summary>Its time stamp and the one that it echoes.</summary>
    public required (uint Value, uint Echo) Stamp { get; init; }

    /// <summary>Its IP identification.</summary>
    public required ushort IpId { get; init; }

    /// <summary>Whether the box dropped it.</summary>
    public bool IsLost { get; set; }

    /// <summary>When it arrived, in microseconds; null for never.</summary>
    public long? ArrivedAt { get; set; }

    /// <summary>When it arrived once more; null for never.</summary>
    public long? AgainAt { get; set; }

    /// <summary>Payload bytes.</summary>
    public int Length => Draft.Length;

    /// <summary>Whether it carries nothing but an acknowledgment.</summary>
    public bool IsBare => Length == 0 && (Draft.Flags & (TcpFlags.Syn | TcpFlags.Fin)) == 0;
}
