using TcpSniff.Packets;

namespace TcpSniff.Aligning.Fates;

/// <summary>From when to when a capture was running, as far as it shows.</summary>
/// <param name="First">Its first packet of any kind.</param>
/// <param name="Last">Its last packet of any kind.</param>
internal sealed record CaptureSpan(CaptureTime First, CaptureTime Last)
{
    /// <summary>Whether the other capture shows that something was sent here before it began.</summary>
    public bool BeganLate { get; init; }

    /// <summary>Whether the other capture shows that something was sent here after it had ended.</summary>
    public bool EndedEarly { get; init; }

    /// <summary>Whether it was not running at a moment of its clock. What merely came first or last in it proves nothing of the kind.</summary>
    /// <param name="time">The moment.</param>
    /// <param name="slack">How far inside the span the moment may lie all the same.</param>
    public bool Misses(CaptureTime time, Duration slack) => (BeganLate && time < First + slack) || (EndedEarly && time + slack > Last);

    /// <summary>The span, with what a segment shows that was sent here at about <paramref name="time"/> and is not in it.</summary>
    public CaptureSpan Without(CaptureTime time) => this with { BeganLate = BeganLate || time < First, EndedEarly = EndedEarly || time > Last };
}
