using TcpSniff.Typography;

namespace TcpSniff.Data.Queries.Writing;

/// <summary>A table for people: columns as wide as what is in them, as far as the first rows tell.</summary>
internal sealed class TextRows : IRows
{
    /// <summary>Rows that are looked at to find the widths.</summary>
    private const int Measured = 1000;

    /// <inheritdoc/>
    public void Write(IReadOnlyList<AnswerColumn> columns, IEnumerable<string?[]> rows, TextWriter output)
    {
        var names = columns.Select(column => WireText.Plain(column.Name)).ToArray();
        var widths = names.Select(name => DisplayWidth.Of(name)).ToArray();
        using var all = rows.Select(row => row.Select(text => WireText.Plain(text ?? "")).ToArray()).GetEnumerator();
        var first = new List<string[]>();
        while (first.Count < Measured && all.MoveNext())
        {
            first.Add(all.Current);
            for (var i = 0; i < widths.Length; i++)
            {
                widths[i] = Math.Max(widths[i], DisplayWidth.Of(all.Current[i]));
            }
        }

        Line(names);
        first.ForEach(Line);
        while (all.MoveNext())
        {
            Line(all.Current);
        }

        void Line(string[] cells) => output.WriteLine(string.Join("  ", cells.Select(Padded)).TrimEnd());

        string Padded(string cell, int i)
        {
            var space = new string(' ', Math.Max(0, widths[i] - DisplayWidth.Of(cell)));
            return columns[i].Kind == CellKind.Number ? space + cell : cell + space;
        }
    }
}
