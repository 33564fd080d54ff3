using System.Globalization;
using TcpSniff.Packets;

namespace TcpSniff.Wording;

/// <summary>A moment in the way that was asked for, always as wide as its column.</summary>
internal static class TimeText
{
    private const int TimeOfDay = 15;
    private const string DateAndTime = "yyyy-MM-dd HH:mm:ss";

    /// <summary>The column's heading.</summary>
    public static string Title(TimeDisplay display) => display switch
    {
        TimeDisplay.Delta => "delta",
        TimeDisplay.Utc => "time (UTC)",
        TimeDisplay.Local => "time (local)",
        TimeDisplay.Epoch => "time (epoch)",
        _ => "time",
    };

    /// <summary>Columns that a time takes as a rule.</summary>
    public static int Width(TimeDisplay display) => display switch
    {
        TimeDisplay.Utc or TimeDisplay.Local => 26,
        TimeDisplay.Epoch => 20,
        _ => 11,
    };

    /// <summary>The moment: microseconds as a rule, nanoseconds as epoch.</summary>
    public static string Of(TimeDisplay display, CaptureTime time, Duration relative, Duration delta) => display switch
    {
        TimeDisplay.Delta => Seconds(delta),
        TimeDisplay.Utc => Date(time, TimeZoneInfo.Utc),
        TimeDisplay.Local => Date(time, TimeZoneInfo.Local),
        TimeDisplay.Epoch => new Duration(time.Nanoseconds).ToString(),
        _ => Seconds(relative),
    };

    /// <summary>The moment without its date and with microseconds, for narrow columns under a heading that gives the date.</summary>
    public static string Brief(TimeDisplay display, CaptureTime time, Duration relative, Duration delta) => display switch
    {
        TimeDisplay.Utc or TimeDisplay.Local => Of(display, time, relative, delta)[^TimeOfDay..],
        TimeDisplay.Epoch => Of(display, time, relative, delta)[..^3],
        _ => Of(display, time, relative, delta),
    };

    /// <summary>Seconds with six digits and always a sign: <c>+0.000018</c>.</summary>
    public static string WithSign(Duration span) => span < Duration.Zero ? Seconds(span) : "+" + Seconds(span);

    private static string Seconds(Duration duration) => ((decimal)duration.Nanoseconds / 1_000_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Date(CaptureTime time, TimeZoneInfo zone)
    {
        var ticks = DateTimeOffset.UnixEpoch.AddTicks(time.Nanoseconds / 100);
        var local = TimeZoneInfo.ConvertTime(ticks, zone);
        return local.ToString(DateAndTime + ".ffffff", CultureInfo.InvariantCulture);
    }
}
