using System.Buffers;
using System.Text;
using System.Text.Json;
using TcpSniff.Reports.Fields;
using TcpSniff.Reports.Formats;

namespace TcpSniff.Data.Tables;

/// <summary>Lists, maps and records inside a row, as the JSON text that they are in <c>--format json</c>.</summary>
internal static class NestedText
{
    /// <summary>A node that is more than one value, as a value.</summary>
    public static FieldReader<TRow> Reader<TRow>(FieldNode<TRow> node)
    {
        // The fields of a record are written by name: one field alone is an object with one member.
        FieldNode<TRow>[] alone = [node];
        var lead = node.Name.Length + """{"":}""".Length - 1;
        return (in row) =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                new JsonFields(writer).Write(row, alone);
            }

            return FieldValue.Of([Encoding.UTF8.GetString(buffer.WrittenSpan[lead..^1])]);
        };
    }

    /// <summary>The JSON text of a list, or of what <see cref="Reader"/> read.</summary>
    public static string Of(in FieldValue value)
    {
        if (value.Kind == FieldKind.Texts)
        {
            return value.Texts is [['[' or '{' or 'n', ..] json] ? json : $"[{string.Join(',', value.Texts.Select(text => $"\"{text}\""))}]";
        }

        return $"[{string.Join(',', value.Pairs.Select(pair => FormattableString.Invariant($"[{pair.Left},{pair.Right}]")))}]";
    }
}
