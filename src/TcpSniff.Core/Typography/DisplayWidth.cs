using System.Globalization;
using System.Text;

namespace TcpSniff.Typography;

/// <summary>How many columns of a terminal text takes.</summary>
/// <remarks>
/// East Asian wide and fullwidth characters take two, combining marks and format characters none, all others one (Unicode
/// Standard Annex #11). Ambiguous ones, the box-drawing arrows of the timeline among them, count as narrow, as terminals do by default.
/// </remarks>
internal static class DisplayWidth
{
    private const int FirstJamoVowel = 0x1160;
    private const int LastJamoFinal = 0x11FF;

    /// <summary>Columns of a text.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>Columns of one character: 0, 1 or 2.</summary>
    public static int Of(Rune rune)
    {
        if (rune.IsAscii)
        {
            return 1;
        }

        return IsZeroWidth(rune) ? 0 : WideRanges.Contains(rune.Value) ? 2 : 1;
    }

    /// <summary>Marks that stand on the character before them, format characters, and the Jamo that join a syllable.</summary>
    public static bool IsZeroWidth(Rune rune) =>
        rune.Value is >= FirstJamoVowel and <= LastJamoFinal
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
