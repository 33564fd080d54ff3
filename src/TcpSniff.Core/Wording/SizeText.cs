using System.Globalization;

namespace TcpSniff.Wording;

/// <summary>Numbers of bytes for people, in powers of ten with one digit after the point: <c>812B</c>, <c>1.2K</c>, <c>48.1M</c>.</summary>
internal static class SizeText
{
    /// <summary>At most five characters up to 999 gigabytes.</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes.ToString(CultureInfo.InvariantCulture)}B",
        < 999_950 => Scaled(bytes / 1e3, "K"),
        < 999_950_000 => Scaled(bytes / 1e6, "M"),
        _ => Scaled(bytes / 1e9, "G"),
    };

    /// <summary>The same in a sentence: <c>812 B</c>, <c>1.2 KB</c>, <c>48.1 MB</c>.</summary>
    public static string InWords(long bytes)
    {
        var size = Of(bytes);
        return size[^1] == 'B' ? $"{size[..^1]} B" : $"{size[..^1]} {size[^1]}B";
    }

    private static string Scaled(double value, string unit) => value.ToString("0.0", CultureInfo.InvariantCulture) + unit;
}
