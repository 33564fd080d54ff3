using TcpSniff.Typography;

namespace TcpSniff.Reports.Text;

/// <summary>
/// Rows under a heading, written while they come: the columns are as wide as the first rows need, a later cell that is wider
/// pushes its row. The last column is as long as it likes; where the output has a width, it goes on below its row instead, and
/// the columns that matter least are left out.
/// </summary>
/// <param name="output">Where the rows go.</param>
/// <param name="columns">The columns from left to right.</param>
/// <param name="width">Columns of the terminal to stay within; null for as many as it takes.</param>
internal sealed class TextTable(IStyledOutput output, IReadOnlyList<TextColumn> columns, int? width = null)
{
    /// <summary>How many rows are held back to find the widths.</summary>
    public const int LookAhead = 1000;

    private const int Gap = 2;
    private const int Indent = 6;

    private readonly List<StyledText[]> _held = [];
    private readonly int[] _widths = [.. columns.Select(column => Math.Max(column.MinWidth, DisplayWidth.Of(column.Title)))];
    private readonly HashSet<int> _leftOut = [];
    private bool _begun;

    /// <summary>Adds a row: as many cells as there are columns.</summary>
    public void Add(params StyledText[] cells)
    {
        if (_begun)
        {
            Write(cells);
            return;
        }

        _held.Add(cells);
        if (_held.Count >= LookAhead)
        {
            Begin();
        }
    }

    /// <summary>Writes what is held back; from then on every row is written at once.</summary>
    public void Begin()
    {
        if (_begun)
        {
            return;
        }

        _begun = true;
        foreach (var row in _held)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                _widths[i] = Math.Max(_widths[i], row[i].Width);
            }
        }

        LeaveOut();
        var titles = columns.Select(column => new StyledText(column.Title, TextStyle.Heading)).ToArray();
        titles[^1] = WidthBeforeLast() + Gap + titles[^1].Width > width ? new() : titles[^1];
        Write(titles);
        _held.ForEach(Write);
        _held.Clear();
    }

    /// <summary>Leaves out the columns that matter least until the others, but for the last, stay within the width.</summary>
    private void LeaveOut()
    {
        foreach (var least in Enumerable.Range(0, columns.Count - 1).Where(i => columns[i].Weight > 0).OrderBy(i => columns[i].Weight))
        {
            if (WidthBeforeLast() > width)
            {
                _leftOut.Add(least);
            }
        }
    }

    private int WidthBeforeLast() => Enumerable.Range(0, columns.Count - 1).Where(i => !_leftOut.Contains(i)).Sum(i => _widths[i] + Gap) - Gap;

    private void Write(StyledText[] cells)
    {
        var line = new StyledText();
        var end = -Gap;
        for (var i = 0; i < cells.Length; i++)
        {
            if (_leftOut.Contains(i))
            {
                continue;
            }

            var start = end + Gap;
            end = start + _widths[i];
            if (i == cells.Length - 1 && cells[i].Width > 0 && start + cells[i].Width > width)
            {
                WriteBelow(line, cells[i]);
                return;
            }

            // A cell that is wider than its column pushes the next one; never do they run into each other.
            var free = line.Width + (line.Width == 0 ? 0 : Gap);
            line.PadTo(Math.Max(free, columns[i].Right ? end - cells[i].Width : start));
            line.Add(cells[i]);
        }

        output.WriteLine(line);
    }

    private void WriteBelow(StyledText line, StyledText last)
    {
        output.WriteLine(line);
        foreach (var part in LineBreaker.Break(last, Math.Max(Indent, (width ?? int.MaxValue) - Indent)))
        {
            output.WriteLine(new StyledText().PadTo(Indent).Add(part));
        }
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Right">Whether its cells stand at the right, as numbers do.</param>
/// <param name="MinWidth">Columns of the terminal that it takes at least.</param>
/// <param name="Weight">Where there is no room for all, the lightest is left out first; 0 for never.</param>
internal sealed record TextColumn(string Title, bool Right = false, int MinWidth = 0, int Weight = 0);
