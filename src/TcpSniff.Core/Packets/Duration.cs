using System.Globalization;

namespace TcpSniff.Packets;

/// <summary>A span of capture time in nanoseconds; negative where the capture's clock went back.</summary>
/// <param name="Nanoseconds">The span in nanoseconds.</param>
public readonly record struct Duration(long Nanoseconds) : IComparable<Duration>
{
    /// <summary>No time at all.</summary>
    public static readonly Duration Zero = new(0);

    /// <summary>The span in seconds.</summary>
    public double Seconds => Nanoseconds / 1e9;

    /// <summary>The span in milliseconds.</summary>
    public double Milliseconds => Nanoseconds / 1e6;

    /// <summary>A span of so many milliseconds.</summary>
    public static Duration FromMilliseconds(double milliseconds) => new((long)(milliseconds * 1e6));

    /// <summary>A span of so many seconds.</summary>
    public static Duration FromSeconds(double seconds) => new((long)(seconds * 1e9));

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The sum of two spans.</summary>
    public static Duration operator +(Duration left, Duration right) => new(unchecked(left.Nanoseconds + right.Nanoseconds));

    /// <summary>The difference of two spans.</summary>
    public static Duration operator -(Duration left, Duration right) => new(unchecked(left.Nanoseconds - right.Nanoseconds));

    /// <summary>Whether the left span is shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left.Nanoseconds < right.Nanoseconds;

    /// <summary>Whether the left span is longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.Nanoseconds > right.Nanoseconds;

    /// <summary>Whether the left span is not longer.</summary>
    public static bool operator <=(Duration left, Duration right) => left.Nanoseconds <= right.Nanoseconds;

    /// <summary>Whether the left span is not shorter.</summary>
    public static bool operator >=(Duration left, Duration right) => left.Nanoseconds >= right.Nanoseconds;

    /// <summary>Seconds with nine digits.</summary>
    public override string ToString() => ((decimal)Nanoseconds / 1_000_000_000m).ToString("0.000000000", CultureInfo.InvariantCulture);
}
