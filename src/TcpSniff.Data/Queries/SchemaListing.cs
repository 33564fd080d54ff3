using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Runs;
using TcpSniff.Data.Queries.Writing;
using TcpSniff.Data.Tables;

namespace TcpSniff.Data.Queries;

/// <summary>Lists the tables, their columns and types.</summary>
internal static class SchemaListing
{
    private static readonly AnswerColumn[] Columns = [.. new[] { "table", "column", "type" }.Select(name => AnswerColumn.Of(name, "VARCHAR"))];

    /// <summary>Writes the list.</summary>
    public static ExitCode Write(QueryRequest request)
    {
        var rows =
            from table in TableList.All
            from column in table.Schema
            select new string?[] { table.Name, column.Name, column.Type };
        IRows writer = request.Format switch
        {
            QueryFormat.Json => new JsonRows(),
            QueryFormat.Csv => new CsvRows(),
            _ => new TextRows(),
        };
        using var output = request.Screen.Text();
        writer.Write(Columns, rows, output);
        return ExitCode.Done;
    }
}
