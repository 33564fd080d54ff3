using System.Globalization;
using System.Text;

namespace TcpSniff.Chat.Protocol;

/// <summary>Makes what strangers wrote safe to show on a terminal.</summary>
internal static class SafeText
{
    private const int ZeroWidthNonJoiner = 0x200c;
    private const int ZeroWidthJoiner = 0x200d;

    /// <summary>
    /// The text with everything that could steer a terminal written as <c>\x1b</c> or <c>\u202e</c>: control characters,
    /// those that change the direction of writing, line separators. Tabs become blanks.
    /// </summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t')
            {
                safe.Append(' ');
            }
            else if (!Steers(rune))
            {
                safe.Append(rune);
            }
            else if (rune.Value < 0x100)
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}");
            }
            else
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
        }

        return safe.ToString();
    }

    // The joiners are Format too, but emoji and several scripts need them.
    private static bool Steers(Rune rune) => rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
