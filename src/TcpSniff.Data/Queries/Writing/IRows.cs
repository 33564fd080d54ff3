namespace TcpSniff.Data.Queries.Writing;

/// <summary>Writes the rows of an answer.</summary>
internal interface IRows
{
    /// <summary>Writes them all.</summary>
    void Write(IReadOnlyList<AnswerColumn> columns, IEnumerable<string?[]> rows, TextWriter output);
}
