using System.Text;
using TcpSniff.Reports.Fields;

namespace TcpSniff.Reports.Formats;

/// <summary>Writes a table of GitHub Flavored Markdown (section 4.10).</summary>
internal sealed class MarkdownRows(Stream output) : IRowWriter
{
    private readonly StreamWriter _writer = new(output, new UTF8Encoding(false), 32 * 1024, leaveOpen: true);

    /// <inheritdoc/>
    public void Header(IReadOnlyList<string> names)
    {
        _writer.Write($"| {string.Join(" | ", names)} |\n");
        _writer.Write(string.Concat(Enumerable.Repeat("|---", names.Count)) + "|\n");
    }

    /// <inheritdoc/>
    public void Value(in FieldValue value) => _writer.Write($"| {Escape(FlatText.Of(value))} ");

    /// <inheritdoc/>
    public void EndRow() => _writer.Write("|\n");

    /// <inheritdoc/>
    public void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    // Whatever Markdown or HTML would take for its own gets a backslash or an entity; a line break would end the row.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '~' => $"\\{character}",
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '\n' or '\r' => " ",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}
