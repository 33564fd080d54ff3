namespace TcpSniff.Reports.Fields;

/// <summary>The single fields of a record under dotted names, <c>client.ip</c>.</summary>
public static class FlatFields
{
    /// <summary>Every single field with its dotted name; a missing group's fields are unknown, lists of records are left out.</summary>
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
            }
        }
    }
}
