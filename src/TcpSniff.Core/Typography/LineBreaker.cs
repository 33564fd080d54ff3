using System.Text;

namespace TcpSniff.Typography;

/// <summary>Breaks styled text into lines of a width: at blanks, and between East Asian characters.</summary>
/// <remarks>
/// A line neither begins with a closing mark nor ends with an opening one (Unicode Standard Annex #14, classes CL and OP);
/// a word longer than the line is cut. A number stays with the word before it where possible, in Chinese with the measure word behind it.
/// </remarks>
internal static class LineBreaker
{
    private const string Closing = "\uFF0C\uFF1B\uFF1A\uFF01\uFF1F\uFF09\u3002\u3001\u3011\u300F\u300D\u3009\u300B\u201D\u2019\u2026,.;:!?)]}";

    // What is counted, in Chinese: a number is not torn from it, nor are the two characters of 字节.
    private const string Measures = "\u53F7\u865F\u6B21\u4E2A\u500B\u5E27\u5B57\u4F4D\u79D2\u6BEB\u5FAE\u6761\u689D\u6BB5\u500D\u5206\u8282\u7BC0\u7A2E\u79CD";

    // What a number names, as in 序列号 7.
    private const string Numbered = "\u53F7\u865F";

    private const string Opening = "\uFF08\u3010\u300E\u300C\u3008\u300A\u201C\u2018([{";

    // Terms that read badly in two lines.
    private static readonly string[] Terms =
    [
        "\u5E8F\u5217\u53F7", "\u786E\u8BA4\u53F7", "\u5E8F\u865F", "\u78BA\u8A8D\u865F", "\u5B57\u8282", "\u4F4D\u5143\u7D44",
        "\u62A5\u6587\u6BB5", "\u5340\u6BB5", "\u5BA2\u6237\u7AEF", "\u7528\u6236\u7AEF", "\u670D\u52A1\u5668", "\u4F3A\u670D\u5668", "\u7A97\u53E3", "\u8996\u7A97",
    ];

    private const int WidowCharacters = 2;

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

        var last = Last(cells, start, end, tidy: true) ?? Last(cells, start, end, tidy: false) ?? Math.Max(end, start + 1);
        return LeavesWidow(cells, last) ? Last(cells, start, last - WidowCharacters, tidy: true) ?? last : last;
    }

    /// <summary>One Chinese character and its full stop are no last line.</summary>
    private static bool LeavesWidow(List<Cell> cells, int at) =>
        at < cells.Count && cells.Count - at <= WidowCharacters && cells[at].Width == 2;

    private static int? Last(List<Cell> cells, int start, int end, bool tidy)
    {
        for (var at = end; at > start; at--)
        {
            if (MayBreakBefore(cells, at) && !(tidy && (SeparatesNumber(cells, at) || IsWithinTerm(cells, at))))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>
    /// A number, and the sign of a sum, stay with the word before them: <c>ack 7 = 1 + 6</c> reads badly in two lines. Behind a Chinese character
    /// a number begins a line as well as any, but keeps what it counts.
    /// </summary>
    private static bool SeparatesNumber(List<Cell> cells, int at)
    {
        var next = cells[at].IsBlank ? at + 1 : at;
        if (next == 0 || next >= cells.Count)
        {
            return false;
        }

        var before = cells[next - 1].IsBlank ? next - 2 : next - 1;
        return before >= 0
            && ((cells[next - 1].IsBlank && cells[next].Rune.Value is '=' or '+')
                || (cells[next - 1].IsBlank && Rune.IsDigit(cells[next].Rune) && (cells[before].Width != 2 || IsOneOf(Numbered, cells[before].Rune)))
                || (IsOneOf(Measures, cells[next].Rune) && IsNumber(cells, before)));
    }

    private static bool IsWithinTerm(List<Cell> cells, int at) => cells[at].Width == 2 && Array.Exists(Terms, term => IsWithin(cells, at, term));

    private static bool IsWithin(List<Cell> cells, int at, string term)
    {
        for (var begun = 1; begun < term.Length && begun <= at; begun++)
        {
            var (start, i) = (at - begun, 0);
            while (i < term.Length && start + i < cells.Count && cells[start + i].Rune.Value == term[i])
            {
                i++;
            }

            if (i == term.Length)
            {
                return true;
            }
        }

        return false;
    }

    // With the first character of a measure word that has two, as in 11 字节.
    private static bool IsNumber(List<Cell> cells, int last)
    {
        if (IsOneOf(Measures, cells[last].Rune) && last > 0)
        {
            last -= cells[last - 1].IsBlank && last > 1 ? 2 : 1;
        }

        return Rune.IsDigit(cells[last].Rune);
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
