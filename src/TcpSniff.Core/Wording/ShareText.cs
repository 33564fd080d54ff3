using System.Globalization;

namespace TcpSniff.Wording;

/// <summary>What part one number is of another, in percent without the sign: <c>4.55</c>, <c>12.5</c>; what is not nothing is never 0.</summary>
internal static class ShareText
{
    private const double Least = 0.01;

    /// <summary>At most two digits after the point; <c>&lt;0.01</c> for less.</summary>
    public static string Of(long part, long whole)
    {
        var percent = 100.0 * part / Math.Max(1, whole);
        return part > 0 && percent < Least ? "<0.01" : percent.ToString("0.##", CultureInfo.InvariantCulture);
    }
}
