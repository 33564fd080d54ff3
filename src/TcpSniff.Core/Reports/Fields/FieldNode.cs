namespace TcpSniff.Reports.Fields;

/// <summary>Reads a field's value from a row.</summary>
internal delegate FieldValue FieldReader<TRow>(in TRow row);

/// <summary>
/// The fields of a record, listed once: JSON nests them, CSV flattens them to dotted names, <c>--where</c> compares them.
/// Adding a field adds one line.
/// </summary>
/// <param name="Name">snake_case name.</param>
internal abstract record FieldNode<TRow>(string Name);

/// <summary>One field.</summary>
/// <param name="Name">snake_case name.</param>
/// <param name="Read">Reads its value.</param>
internal sealed record Field<TRow>(string Name, FieldReader<TRow> Read) : FieldNode<TRow>(Name);

/// <summary>Fields that belong together, an object in JSON.</summary>
/// <param name="Name">snake_case name.</param>
/// <param name="Children">The fields.</param>
internal sealed record FieldGroup<TRow>(string Name, IReadOnlyList<FieldNode<TRow>> Children) : FieldNode<TRow>(Name)
{
    /// <summary>Whether there is such a group at all; without it, null stands for the whole group.</summary>
    public Func<TRow, bool>? Exists { get; init; }
}

/// <summary>A list of records of another kind inside a row, an array of objects in JSON.</summary>
internal abstract record FieldList<TRow>(string Name) : FieldNode<TRow>(Name)
{
    /// <summary>Shows every item of the list in turn.</summary>
    public abstract void Visit(in TRow row, IFieldListVisitor visitor);
}

/// <summary>Sees the items of a <see cref="FieldList{TRow}"/>.</summary>
internal interface IFieldListVisitor
{
    /// <summary>One item with its fields.</summary>
    void Item<TItem>(in TItem item, IReadOnlyList<FieldNode<TItem>> fields);
}

/// <summary>A list of <typeparamref name="TItem"/> inside a row.</summary>
/// <param name="Name">snake_case name.</param>
/// <param name="Items">Reads the list.</param>
/// <param name="Fields">The fields of an item.</param>
internal sealed record FieldList<TRow, TItem>(string Name, Func<TRow, IReadOnlyList<TItem>> Items, IReadOnlyList<FieldNode<TItem>> Fields)
    : FieldList<TRow>(Name)
{
    /// <inheritdoc/>
    public override void Visit(in TRow row, IFieldListVisitor visitor)
    {
        foreach (var item in Items(row))
        {
            visitor.Item(item, Fields);
        }
    }
}

/// <summary>Values under names that the row itself brings, an object in JSON: counts by protocol, seconds by state.</summary>
/// <param name="Name">snake_case name.</param>
/// <param name="Entries">Reads the entries; null stands for an unknown map.</param>
internal sealed record FieldMap<TRow>(string Name, Func<TRow, IEnumerable<KeyValuePair<string, FieldValue>>?> Entries) : FieldNode<TRow>(Name);
