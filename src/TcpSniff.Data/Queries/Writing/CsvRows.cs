using TcpSniff.Typography;

namespace TcpSniff.Data.Queries.Writing;

/// <summary>RFC 4180 records, ending in a line feed as everywhere here.</summary>
internal sealed class CsvRows : IRows
{
    /// <inheritdoc/>
    public void Write(IReadOnlyList<AnswerColumn> columns, IEnumerable<string?[]> rows, TextWriter output)
    {
        output.WriteLine(string.Join(',', columns.Select(column => Escape(column.Name))));
        foreach (var row in rows)
        {
            output.WriteLine(string.Join(',', row.Select((text, i) => columns[i].Kind is CellKind.Number or CellKind.Flag ? text : Escape(text ?? ""))));
        }
    }

    // A spreadsheet takes a cell that begins with one of these for a formula: an apostrophe keeps it a text.
    private static string Escape(string text)
    {
        var plain = WireText.Plain(text);
        var safe = plain is ['=' or '+' or '-' or '@', ..] ? "'" + plain : plain;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
