using TcpSniff.Packets;

namespace TcpSniff.Capture.Pcapng;

/// <summary>Turns an interface's time stamps into moments (options <c>if_tsresol</c> and <c>if_tsoffset</c>, draft-ietf-opsawg-pcapng section 4.2).</summary>
internal readonly struct TimestampScale
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    // Up to here a product and an offset within ± 2^62 ns cannot overflow.
    private const long Safe = 1L << 62;

    private readonly long _offset;
    private readonly long _multiplier;
    private readonly ulong _limit;

    /// <summary>A scale of so many ticks a second, with an offset in seconds.</summary>
    public TimestampScale(ulong ticksPerSecond, long offset)
    {
        TicksPerSecond = ticksPerSecond;
        _offset = offset;
        var whole = NanosecondsPerSecond % ticksPerSecond == 0 && Int128.Abs(offset) * NanosecondsPerSecond < Safe;
        _multiplier = whole ? (long)(NanosecondsPerSecond / ticksPerSecond) : 1;
        _limit = whole ? (ulong)(Safe / _multiplier) : 0;
    }

    /// <summary>Ticks in a second; 1,000,000 unless the interface says otherwise.</summary>
    public ulong TicksPerSecond { get; }

    /// <summary>The moment of a time stamp, saturating at the ends of what <see cref="CaptureTime"/> covers.</summary>
    public CaptureTime Time(ulong ticks)
    {
        if (ticks < _limit)
        {
            return new(((long)ticks * _multiplier) + (_offset * (long)NanosecondsPerSecond));
        }

        var (seconds, rest) = Math.DivRem(ticks, TicksPerSecond);
        var nanoseconds = (((Int128)seconds + _offset) * NanosecondsPerSecond) + ((Int128)rest * NanosecondsPerSecond / TicksPerSecond);
        return new((long)Int128.Clamp(nanoseconds, long.MinValue, long.MaxValue));
    }

    /// <summary>Reads <c>if_tsresol</c>: a negative power of ten, or of two where the highest bit is set. False where 64 bits cannot count so many ticks.</summary>
    public static bool TryReadResolution(byte resolution, out ulong ticksPerSecond)
    {
        var exponent = resolution & 0x7f;
        var binary = (resolution & 0x80) != 0;
        ticksPerSecond = 1;
        if (exponent > (binary ? 63 : 19))
        {
            return false;
        }

        for (var i = 0; i < exponent; i++)
        {
            ticksPerSecond *= binary ? 2u : 10u;
        }

        return true;
    }
}
