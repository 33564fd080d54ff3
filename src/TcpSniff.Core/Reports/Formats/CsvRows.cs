using System.Text;
using TcpSniff.Reports.Fields;

namespace TcpSniff.Reports.Formats;

/// <summary>Writes RFC 4180 records, ending in a line feed as the tools around tcpdump do.</summary>
internal sealed class CsvRows(Stream output) : IRowWriter
{
    private readonly StreamWriter _writer = new(output, new UTF8Encoding(false), 32 * 1024, leaveOpen: true);
    private bool _first = true;

    /// <inheritdoc/>
    public void Header(IReadOnlyList<string> names) => _writer.Write(string.Join(',', names) + "\n");

    /// <inheritdoc/>
    public void Value(in FieldValue value)
    {
        if (!_first)
        {
            _writer.Write(',');
        }

        _first = false;
        _writer.Write(value.Kind is FieldKind.Text or FieldKind.Texts ? Escape(FlatText.Of(value)) : FlatText.Of(value));
    }

    /// <inheritdoc/>
    public void EndRow()
    {
        _writer.Write('\n');
        _first = true;
    }

    /// <inheritdoc/>
    public void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    // A spreadsheet takes a cell that begins with one of these for a formula: an apostrophe keeps it a text.
    private static string Escape(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
