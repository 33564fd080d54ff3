using System.Globalization;

namespace TcpSniff.Packets;

/// <summary>A moment of the capture: nanoseconds since 1970-01-01T00:00:00Z, as the capture recorded it.</summary>
/// <param name="Nanoseconds">Nanoseconds since the epoch; negative before 1970. Covers the years 1678 to 2261.</param>
public readonly record struct CaptureTime(long Nanoseconds) : IComparable<CaptureTime>
{
    /// <summary>From whole seconds and nanoseconds, saturating where a damaged record claims a time out of range.</summary>
    public static CaptureTime FromSeconds(long seconds, long nanoseconds)
    {
        var sum = ((Int128)seconds * 1_000_000_000) + nanoseconds;
        return new((long)Int128.Clamp(sum, long.MinValue, long.MaxValue));
    }

    /// <summary>A moment of the system's clock.</summary>
    public static CaptureTime Of(DateTimeOffset moment) => new((moment - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);

    /// <inheritdoc/>
    public int CompareTo(CaptureTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>Time from <paramref name="earlier"/> to <paramref name="later"/>; negative when the clock went back.</summary>
    public static Duration operator -(CaptureTime later, CaptureTime earlier) => new(unchecked(later.Nanoseconds - earlier.Nanoseconds));

    /// <summary>Moves a moment by a duration.</summary>
    public static CaptureTime operator +(CaptureTime time, Duration duration) => new(unchecked(time.Nanoseconds + duration.Nanoseconds));

    /// <summary>Whether the left moment is earlier.</summary>
    public static bool operator <(CaptureTime left, CaptureTime right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether the left moment is later.</summary>
    public static bool operator >(CaptureTime left, CaptureTime right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether the left moment is not later.</summary>
    public static bool operator <=(CaptureTime left, CaptureTime right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether the left moment is not earlier.</summary>
    public static bool operator >=(CaptureTime left, CaptureTime right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>RFC 3339 in UTC with nine digits, <c>2026-01-02T03:04:05.678901234Z</c>.</summary>
    public override string ToString()
    {
        var (seconds, nanoseconds) = Math.DivRem(Nanoseconds, 1_000_000_000);
        if (nanoseconds < 0)
        {
            (seconds, nanoseconds) = (seconds - 1, nanoseconds + 1_000_000_000);
        }

        var whole = DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{whole}.{nanoseconds:D9}Z");
    }
}
