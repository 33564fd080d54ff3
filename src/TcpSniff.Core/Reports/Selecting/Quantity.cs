using System.Globalization;

namespace TcpSniff.Reports.Selecting;

/// <summary>Numbers as people write them: <c>200ms</c>, <c>1.5s</c>, <c>10k</c>, <c>2MB</c>.</summary>
internal static class Quantity
{
    private static readonly (string Unit, double Factor)[] Units =
    [
        ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("min", 60), ("h", 3600),
        ("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("k", 1e3), ("m", 1e6), ("g", 1e9), ("b", 1), ("%", 0.01),
    ];

    /// <summary>Reads a number with an optional unit, in seconds, bytes or ones.</summary>
    public static bool TryParse(string text, out double value)
    {
        var unit = Array.Find(Units, u => text.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase));
        var digits = unit.Unit is null ? text : text[..^unit.Unit.Length];
        var sound = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        value *= unit.Unit is null ? 1 : unit.Factor;
        return sound;
    }
}
