using System.Buffers;
using System.Text;
using System.Text.Json;
using TcpSniff.Typography;

namespace TcpSniff.Data.Queries.Writing;

/// <summary>One JSON object a line.</summary>
internal sealed class JsonRows : IRows
{
    // As in analyze: control characters are escaped, sentences stay legible.
    private static readonly JsonWriterOptions Options = new() { Encoder = SafeJson.Encoder, SkipValidation = true };

    /// <inheritdoc/>
    public void Write(IReadOnlyList<AnswerColumn> columns, IEnumerable<string?[]> rows, TextWriter output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Options);
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                writer.WritePropertyName(columns[i].Name);
                Value(columns[i].Kind, row[i], writer);
            }

            writer.WriteEndObject();
            writer.Flush();
            output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
            writer.Reset();
            buffer.ResetWrittenCount();
        }
    }

    private static void Value(CellKind kind, string? text, Utf8JsonWriter writer)
    {
        switch (kind)
        {
            // JSON has no infinity.
            case var _ when text is null:
            case CellKind.Number when text is not ['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', ..] and not ['-', >= '0' and <= '9', ..]:
                writer.WriteNullValue();
                break;
            case CellKind.Number or CellKind.Flag:
                writer.WriteRawValue(text, skipInputValidation: true);
                break;
            case CellKind.Json:
                using (var parsed = JsonDocument.Parse(text))
                {
                    parsed.RootElement.WriteTo(writer);
                }

                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }
}
