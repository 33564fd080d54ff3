using System.Text.Json;
using TcpSniff.Reports.Fields;

namespace TcpSniff.Reports.Formats;

/// <summary>Writes the fields of a row as a JSON object.</summary>
internal sealed class JsonFields(Utf8JsonWriter writer) : IFieldListVisitor
{
    /// <summary>Writes one object.</summary>
    public void Write<TRow>(in TRow row, IReadOnlyList<FieldNode<TRow>> fields)
    {
        writer.WriteStartObject();
        foreach (var node in fields)
        {
            writer.WritePropertyName(node.Name);
            Member(row, node);
        }

        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    public void Item<TItem>(in TItem item, IReadOnlyList<FieldNode<TItem>> fields) => Write(item, fields);

    private void Member<TRow>(in TRow row, FieldNode<TRow> node)
    {
        switch (node)
        {
            case Field<TRow> field:
                Value(field.Read(row));
                break;
            case FieldGroup<TRow> { Exists: { } exists } when !exists(row):
                writer.WriteNullValue();
                break;
            case FieldGroup<TRow> group:
                Write(row, group.Children);
                break;
            case FieldList<TRow> list:
                writer.WriteStartArray();
                list.Visit(row, this);
                writer.WriteEndArray();
                break;
            case FieldMap<TRow> map:
                Map(map.Entries(row));
                break;
        }
    }

    private void Map(IEnumerable<KeyValuePair<string, FieldValue>>? entries)
    {
        if (entries is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (name, value) in entries)
        {
            writer.WritePropertyName(name);
            Value(value);
        }

        writer.WriteEndObject();
    }

    private void Value(in FieldValue value)
    {
        switch (value.Kind)
        {
            case FieldKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case FieldKind.Real:
                writer.WriteNumberValue(value.Comparable!.Value);
                break;
            case FieldKind.Seconds:
                writer.WriteNumberValue(value.Number / 1_000_000_000m);
                break;
            case FieldKind.Flag:
                writer.WriteBooleanValue(value.Flag);
                break;
            case FieldKind.Text or FieldKind.Time:
                writer.WriteStringValue(value.Text);
                break;
            case FieldKind.Texts:
                Texts(value.Texts);
                break;
            case FieldKind.Pairs:
                Pairs(value.Pairs);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private void Texts(IReadOnlyList<string> texts)
    {
        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private void Pairs(IReadOnlyList<(long Left, long Right)> pairs)
    {
        writer.WriteStartArray();
        foreach (var (left, right) in pairs)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(left);
            writer.WriteNumberValue(right);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
