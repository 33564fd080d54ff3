using TcpSniff.Capture;
using TcpSniff.Packets;

namespace TcpSniff.Live;

/// <summary>
/// How a live capture ends: what was captured by then is still handed over, what came later is not. The end may be set from
/// any thread.
/// </summary>
internal sealed class CaptureEnd
{
    // The kernel hands over its last packets at the second tick of its own timer at the latest.
    private const int WaitsForTheLast = 3;

    private long _endsAt = long.MaxValue;
    private int _waited;

    private bool IsSet => Volatile.Read(ref _endsAt) != long.MaxValue;

    /// <summary>Sets the end to now, if it was not set before.</summary>
    public void Set() => Interlocked.CompareExchange(ref _endsAt, Now(), long.MaxValue);

    /// <summary>What a packet captured at <paramref name="time"/> means.</summary>
    public SourceStatus Packet(CaptureTime time) => !IsSet || time.Nanoseconds <= Volatile.Read(ref _endsAt) ? SourceStatus.Packet : SourceStatus.End;

    /// <summary>What it means that nothing came within the waiting time.</summary>
    public SourceStatus Nothing() => !IsSet || ++_waited < WaitsForTheLast ? SourceStatus.Idle : SourceStatus.End;

    private static long Now() => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
