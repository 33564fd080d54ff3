using TcpSniff.Aligning.Traces;
using TcpSniff.Packets;

namespace TcpSniff.Aligning.Fates;

/// <summary>One segment on its way: as it was sent, as it arrived, and what became of it in between.</summary>
internal sealed record Sighting
{
    /// <summary>Who sent it, or in whose name it came.</summary>
    public required Role From { get; init; }

    /// <summary>What became of it.</summary>
    public required Fate Fate { get; init; }

    /// <summary>It at its sender; null where that capture does not have it.</summary>
    public required SeenSegment? Sent { get; init; }

    /// <summary>It at its receiver, in the order of arrival: several where it was cut up, none where that capture does not have it.</summary>
    public IReadOnlyList<SeenSegment> Received { get; init; } = [];

    /// <summary>From its being sent until all of it had arrived, by the relation of both clocks; null where it did not.</summary>
    public Duration? Delay { get; init; }

    /// <summary>Payload bytes, and a number for each SYN or FIN, that did not arrive.</summary>
    public long LostNumbers { get; init; }

    /// <summary>Its sequence number, relative: SYN = 0, and where no capture has the SYN the first number that was seen = 1.</summary>
    public required long Seq { get; init; }

    /// <summary>Its acknowledgment number, relative; null without ACK.</summary>
    public required long? Ack { get; init; }

    /// <summary>When it happened, by the clock of its sender's capture: when it was sent, or when it arrived where that is all there is.</summary>
    public required CaptureTime At { get; init; }

    /// <summary>What it sends again: the transmission before it of the same first number; null for none.</summary>
    public SeenSegment? Repeats { get; init; }

    /// <summary>Whether what it repeats was lost.</summary>
    public bool IsRepair { get; init; }

    /// <summary>Whether it was sent again although what it repeats arrived.</summary>
    public bool IsNeedless { get; init; }

    /// <summary>Whether it arrived in more segments than it was sent in.</summary>
    public bool WasCut => Received.Count > 1;

    /// <summary>Whether it arrived together with another.</summary>
    public bool WasJoined { get; init; }

    /// <summary>The sighting that there is; the sent one where there are both.</summary>
    public SeenSegment Segment => Sent ?? Received[0];

    /// <summary>Time between what it answers and itself, at the host that sent it, by that host's own clock; null where it answers nothing.</summary>
    public Duration? Held => Sent?.Held;
}
