using System.Text;
using TcpSniff.Typography;

namespace TcpSniff.Cli.Watching;

/// <summary>Cuts lines that are too long; an ellipsis says so.</summary>
internal static class Clip
{
    /// <summary>At most so many columns of a line.</summary>
    public static StyledText To(StyledText line, int columns)
    {
        if (line.Width <= columns)
        {
            return line;
        }

        var cut = new StyledText();
        foreach (var (text, style) in line.Runs)
        {
            var kept = Head(text, columns - 1 - cut.Width);
            cut.Add(kept, style);
            if (kept.Length < text.Length)
            {
                break;
            }
        }

        return columns > 0 ? cut.Add("…", TextStyle.Dim) : new();
    }

    /// <summary>At most so many columns of a text, with its beginning and its end: addresses differ in both.</summary>
    public static string Middle(string text, int columns)
    {
        if (DisplayWidth.Of(text) <= columns)
        {
            return text;
        }

        var tail = Math.Max(0, columns - 1) / 2;
        var end = text.Length - Math.Min(text.Length, tail);
        return Head(text, columns - 1 - DisplayWidth.Of(text.AsSpan(end))) + "…" + text[end..];
    }

    private static string Head(string text, int columns)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            columns -= DisplayWidth.Of(rune);
            if (columns < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }
}
