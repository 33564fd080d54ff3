using System.Globalization;
using System.Text;

namespace TcpSniff.Capture.Rotation;

/// <summary>The conversions of strftime(3) that belong in a file's name, in the C locale.</summary>
internal static class StrfTime
{
    /// <summary>Fills in a time. What is no conversion stays as it is.</summary>
    public static string Format(string pattern, DateTimeOffset time)
    {
        var text = new StringBuilder(pattern.Length + 16);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '%' && i + 1 < pattern.Length && Conversion(pattern[i + 1], time) is { } filled)
            {
                text.Append(filled);
                i++;
            }
            else
            {
                text.Append(pattern[i]);
            }
        }

        return text.ToString();
    }

    private static string? Conversion(char letter, DateTimeOffset time) => letter switch
    {
        '%' => "%",
        's' => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        'j' => time.DayOfYear.ToString("D3", CultureInfo.InvariantCulture),
        'u' => (time.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)time.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'w' => ((int)time.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'V' => ISOWeek.GetWeekOfYear(time.DateTime).ToString("D2", CultureInfo.InvariantCulture),
        'z' => time.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal),
        'e' => time.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        _ => Framework(letter) is { } format ? time.ToString(format, CultureInfo.InvariantCulture) : null,
    };

    private static string? Framework(char letter) => letter switch
    {
        'Y' => "yyyy",
        'y' => "yy",
        'm' => "MM",
        'd' => "dd",
        'H' => "HH",
        'I' => "hh",
        'M' => "mm",
        'S' => "ss",
        'p' => "tt",
        'a' => "ddd",
        'A' => "dddd",
        'b' or 'h' => "MMM",
        'B' => "MMMM",
        'F' => "yyyy-MM-dd",
        'T' => "HH:mm:ss",
        'R' => "HH:mm",
        'D' => "MM/dd/yy",
        _ => null,
    };
}
