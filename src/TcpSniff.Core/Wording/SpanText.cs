using System.Globalization;
using TcpSniff.Packets;

namespace TcpSniff.Wording;

/// <summary>Spans of time for people: a unit that suits, and no more digits than anybody reads.</summary>
internal static class SpanText
{
    private const int Hour = 3600;
    private const int Day = 24 * Hour;

    /// <summary><c>18 µs</c>, <c>0.31 ms</c>, <c>24 ms</c>, <c>3.2 s</c>, <c>75 s</c>, <c>12 min 5 s</c>, <c>3 h 10 min</c>, <c>5 d 2 h</c>: SI symbols, the same in every language.</summary>
    public static string Of(Duration span)
    {
        var seconds = Math.Abs(span.Seconds);
        var text = seconds switch
        {
            0 => "0 ms",
            < 0.000_095 => Number(seconds * 1e6, "µs"),
            < 0.995 => Number(seconds * 1e3, "ms"),
            < 600 => Number(seconds, "s"),
            < 2 * Hour => Parts(seconds, 60, "min", "s"),
            < 2 * Day => Parts(seconds / 60, 60, "h", "min"),
            _ => Parts(seconds / Hour, 24, "d", "h"),
        };
        return span < Duration.Zero ? "−" + text : text;
    }

    private static string Parts(double value, int ratio, string large, string small) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Math.Floor(value / ratio)} {large} {Math.Floor(value % ratio)} {small}");

    private static string Number(double value, string unit)
    {
        var format = value switch { < 1 => "0.##", < 10 => "0.#", _ => "0" };
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";
    }
}
