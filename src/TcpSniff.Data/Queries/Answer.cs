using DuckDB.NET.Data;

namespace TcpSniff.Data.Queries;

/// <summary>The rows of a statement, each value as the text that the database makes of it: .NET has no type for some of them.</summary>
internal sealed class Answer : IDisposable
{
    private readonly DuckDBCommand _command;

    /// <summary>Finds the columns.</summary>
    /// <param name="connection">Whom to ask.</param>
    /// <param name="select">What <see cref="OneSelect"/> made of the statement.</param>
    public Answer(DuckDBConnection connection, string select)
    {
        _command = connection.CreateCommand();
        _command.CommandText = $"DESCRIBE FROM {select}";
        using (var reader = _command.ExecuteReader())
        {
            var columns = new List<AnswerColumn>();
            while (reader.Read())
            {
                columns.Add(AnswerColumn.Of(reader.GetString(0), reader.GetString(1)));
            }

            Columns = columns;
        }

        var names = Enumerable.Range(0, Columns.Count).Select(i => $"c{i}").ToArray();
        var texts = Columns.Select((column, i) => column.Text.Replace("{0}", names[i], StringComparison.Ordinal));
        _command.CommandText = $"SELECT {string.Join(", ", texts)} FROM {select} AS answer({string.Join(", ", names)})";
        _command.UseStreamingMode = true;
    }

    /// <summary>The columns.</summary>
    public IReadOnlyList<AnswerColumn> Columns { get; }

    /// <summary>The rows as they come; null is unknown.</summary>
    public IEnumerable<string?[]> Rows()
    {
        using var reader = _command.ExecuteReader();
        while (reader.Read())
        {
            var row = new string?[Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
            }

            yield return row;
        }
    }

    /// <summary>Asks it to stop.</summary>
    public void Cancel() => _command.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();
}
