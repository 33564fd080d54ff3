using TcpSniff.Packets;

namespace TcpSniff.Tracking.Connections.Tcptrace;

/// <summary>A segment that was sent again, and what made its sender do so.</summary>
/// <param name="Frame">Its frame.</param>
/// <param name="Time">When it was captured.</param>
/// <param name="Seq">Its first number.</param>
/// <param name="Length">How many numbers it takes.</param>
/// <param name="Signal">What made its sender send it.</param>
/// <param name="IsFurther">Whether it goes on with a recovery that another signal began.</param>
/// <param name="Previous">Frame of the copy before it; 0 where that was not captured.</param>
/// <param name="Wait">Time since that copy; null where that was not captured.</param>
/// <param name="Run">How often the timer ran out for it in a row, this time included; 0 where no timer sent it.</param>
/// <param name="WaitBefore">How long the timer had run the time before; null for none.</param>
internal readonly record struct Repair(
    long Frame, CaptureTime Time, SequenceNumber Seq, uint Length, LossSignal Signal, bool IsFurther, long Previous, Duration? Wait, int Run, Duration? WaitBefore)
{
    /// <summary>Whether the timer ran twice as long as the time before (RFC 6298 section 5.5), as far as a capture can tell.</summary>
    public bool IsDoubled => Wait is { } now && WaitBefore is { } before && now.Nanoseconds * 10 >= before.Nanoseconds * 17 && now.Nanoseconds * 10 <= before.Nanoseconds * 24;
}
