namespace TcpSniff.Data.Tables;

/// <summary>A table, whatever its rows are made from.</summary>
internal interface ITable
{
    /// <summary>Its name, <c>connections</c>.</summary>
    string Name { get; }

    /// <summary>The names of its columns with their types.</summary>
    IEnumerable<(string Name, string Type)> Schema { get; }

    /// <summary>Creates the table that rows are appended to.</summary>
    string CreateStaging { get; }

    /// <summary>Selects what was appended, each column in its own type.</summary>
    string SelectFinal { get; }
}

/// <summary>A table: the fields of a record, flattened.</summary>
/// <param name="Name">Its name, <c>connections</c>.</param>
/// <param name="Columns">Its columns, in the order of the record's fields.</param>
internal sealed record Table<TRow>(string Name, IReadOnlyList<Column<TRow>> Columns) : ITable
{
    /// <inheritdoc/>
    public IEnumerable<(string Name, string Type)> Schema => Columns.Select(column => (column.Name, column.Type.Final));

    /// <inheritdoc/>
    public string CreateStaging => $"CREATE TABLE {TableList.Staging}.{Name} ({string.Join(", ", Columns.Select(column => $"\"{column.Name}\" {column.Type.Staged}"))})";

    /// <inheritdoc/>
    public string SelectFinal => $"SELECT {string.Join(", ", Columns.Select(Select))} FROM {TableList.Staging}.{Name}";

    private static string Select(Column<TRow> column)
    {
        var quoted = $"\"{column.Name}\"";
        return $"{column.Type.Convert.Replace("{0}", quoted, StringComparison.Ordinal)} AS {quoted}";
    }
}
