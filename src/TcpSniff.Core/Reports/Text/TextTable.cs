using TcpSniff.Typography;

namespace TcpSniff.Reports.Text;

/// <summary>
/// Rows under a heading, written while they come: the columns are as wide as the first rows need, a later cell that is wider
/// pushes its row. The last column is as long as it likes.
/// </summary>
public sealed class TextTable(IStyledOutput output, IReadOnlyList<TextColumn> columns)
{
    /// <summary>How many rows are held back to find the widths.</summary>
    public const int LookAhead = 1000;

    private const int Gap = 2;

    private readonly List<StyledText[]> _held = [];
    private readonly int[] _widths = [.. columns.Select(column => Math.Max(column.MinWidth, DisplayWidth.Of(column.Title)))];
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

        Write([.. columns.Select(column => new StyledText(column.Title, TextStyle.Heading))]);
        _held.ForEach(Write);
        _held.Clear();
    }

    private void Write(StyledText[] cells)
    {
        var line = new StyledText();
        var end = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            var start = end + (i == 0 ? 0 : Gap);
            end = start + _widths[i];
            line.PadTo(columns[i].Right ? Math.Max(line.Width + (i == 0 ? 0 : Gap), end - cells[i].Width) : start);
            line.Add(cells[i]);
        }

        output.WriteLine(line);
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Right">Whether its cells stand at the right, as numbers do.</param>
/// <param name="MinWidth">Columns of the terminal that it takes at least.</param>
public sealed record TextColumn(string Title, bool Right = false, int MinWidth = 0);
