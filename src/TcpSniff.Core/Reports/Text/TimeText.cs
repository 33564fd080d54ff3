using System.Globalization;
using TcpSniff.Packets;

namespace TcpSniff.Reports.Text;

/// <summary>A moment in the way that was asked for, always as wide as its column.</summary>
public static class TimeText
{
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

    private static string Seconds(Duration duration) => ((decimal)duration.Nanoseconds / 1_000_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Date(CaptureTime time, TimeZoneInfo zone)
    {
        var ticks = DateTimeOffset.UnixEpoch.AddTicks(time.Nanoseconds / 100);
        var local = TimeZoneInfo.ConvertTime(ticks, zone);
        return local.ToString(DateAndTime + ".ffffff", CultureInfo.InvariantCulture);
    }
}
