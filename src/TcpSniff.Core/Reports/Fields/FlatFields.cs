namespace TcpSniff.Reports.Fields;

/// <summary>The single fields of a record under dotted names, <c>client.ip</c>.</summary>
internal static class FlatFields
{
    /// <summary>Every single field with its dotted name; a missing group's fields are unknown, a list stands for the first fields of its items.</summary>
    public static IEnumerable<Field<TRow>> Flatten<TRow>(this IEnumerable<FieldNode<TRow>> nodes, string prefix = "")
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case Field<TRow> field:
                    yield return field with { Name = prefix + field.Name };
                    break;
                case FieldGroup<TRow> group:
                    foreach (var child in group.Children.Flatten($"{prefix}{group.Name}."))
                    {
                        yield return group.Exists is { } exists
                            ? child with { Read = (in TRow row) => exists(row) ? child.Read(row) : default }
                            : child;
                    }

                    break;
                case FieldMap<TRow> map:
                    yield return new(prefix + map.Name, (in TRow row) => map.Entries(row) is { } entries
                        ? FieldValue.Of(string.Join(' ', entries.Select(entry => $"{entry.Key}={FlatText.Of(entry.Value)}")))
                        : default);
                    break;
                case FieldList<TRow> list:
                    yield return new(prefix + list.Name, (in TRow row) => FieldValue.Of(FirstFields.Of(row, list)));
                    break;
            }
        }
    }
}
