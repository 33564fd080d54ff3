using System.Text;

namespace TcpSniff.Typography;

/// <summary>Breaks styled text into lines of a width: at blanks, and between East Asian characters.</summary>
/// <remarks>
/// A line neither begins with a closing mark nor ends with an opening one (Unicode Standard Annex #14, classes CL and OP);
/// a word longer than the line is cut. A number stays with the word before it where possible.
/// </remarks>
public static class LineBreaker
{
    private const string Closing = "\uFF0C\uFF1B\uFF1A\uFF01\uFF1F\uFF09\u3002\u3001\u3011\u300F\u300D\u3009\u300B\u201D\u2019\u2026,.;:!?)]}";
    private const string Opening = "\uFF08\u3010\u300E\u300C\u3008\u300A\u201C\u2018([{";

    private readonly record struct Cell(Rune Rune, int Width, TextStyle Style)
    {
        public bool IsBlank => Rune.Value == ' ';
    }

    /// <summary>The lines, each at most <paramref name="width"/> columns wide (at least 2), without the blanks that they were broken at.</summary>
    public static IEnumerable<StyledText> Break(StyledText text, int width)
    {
        var cells = Cells(text);
        var start = 0;
        do
        {
            var end = End(cells, start, Math.Max(2, width));
            yield return Line(cells, start, end);
            start = end;
            while (start < cells.Count && cells[start].IsBlank)
            {
                start++;
            }
        }
        while (start < cells.Count);
    }

    private static List<Cell> Cells(StyledText text)
    {
        var cells = new List<Cell>();
        foreach (var run in text.Runs)
        {
            foreach (var rune in run.Text.EnumerateRunes())
            {
                cells.Add(new(rune, DisplayWidth.Of(rune), run.Style));
            }
        }

        return cells;
    }

    private static int End(List<Cell> cells, int start, int width)
    {
        var used = 0;
        var end = start;
        while (end < cells.Count && (used += cells[end].Width) <= width)
        {
            end++;
        }

        if (end == cells.Count)
        {
            return end;
        }

        return Last(cells, start, end, tidy: true) ?? Last(cells, start, end, tidy: false) ?? Math.Max(end, start + 1);
    }

    private static int? Last(List<Cell> cells, int start, int end, bool tidy)
    {
        for (var at = end; at > start; at--)
        {
            if (MayBreakBefore(cells, at) && !(tidy && SeparatesNumber(cells, at)))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>A number, and the sign of a sum, stay with the word before them: <c>ack 7 = 1 + 6</c> reads badly in two lines.</summary>
    private static bool SeparatesNumber(List<Cell> cells, int at)
    {
        var next = cells[at].IsBlank ? at + 1 : at;
        return next > 0 && next < cells.Count && cells[next - 1].IsBlank && (Rune.IsDigit(cells[next].Rune) || cells[next].Rune.Value is '=' or '+');
    }

    private static bool MayBreakBefore(List<Cell> cells, int at)
    {
        var (before, after) = (cells[at - 1], cells[at]);
        if (after.IsBlank || before.IsBlank)
        {
            return true;
        }

        return (before.Width == 2 || after.Width == 2) && !IsOneOf(Opening, before.Rune) && !IsOneOf(Closing, after.Rune);
    }

    private static bool IsOneOf(string set, Rune rune) => rune.IsBmp && set.Contains((char)rune.Value, StringComparison.Ordinal);

    private static StyledText Line(List<Cell> cells, int start, int end)
    {
        while (end > start && cells[end - 1].IsBlank)
        {
            end--;
        }

        var line = new StyledText();
        var run = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            run.Append(cells[i].Rune.ToString());
            if (i + 1 == end || cells[i + 1].Style != cells[i].Style)
            {
                line.Add(run.ToString(), cells[i].Style);
                run.Clear();
            }
        }

        return line;
    }
}
