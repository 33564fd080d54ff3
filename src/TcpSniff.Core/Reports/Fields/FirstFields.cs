namespace TcpSniff.Reports.Fields;

/// <summary>Collects the first field of every item of a list: the ids of findings, for a cell that has room for no more.</summary>
internal sealed class FirstFields : IFieldListVisitor
{
    private readonly List<string> _texts = [];

    /// <summary>The first fields of the list's items.</summary>
    public static IReadOnlyList<string> Of<TRow>(in TRow row, FieldList<TRow> list)
    {
        var collector = new FirstFields();
        list.Visit(row, collector);
        return collector._texts;
    }

    /// <inheritdoc/>
    public void Item<TItem>(in TItem item, IReadOnlyList<FieldNode<TItem>> fields)
    {
        if (fields[0] is Field<TItem> first)
        {
            _texts.Add(FlatText.Of(first.Read(item)));
        }
    }
}
