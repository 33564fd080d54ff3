using DuckDB.NET.Data;
using DuckDB.NET.Native;
using TcpSniff.Cli.Errors;

namespace TcpSniff.Data.Queries;

/// <summary>What <c>query</c> takes: one statement that has rows to show.</summary>
internal static class OneSelect
{
    private static readonly string[] Readers = ["SELECT", "WITH", "FROM", "SUMMARIZE", "DESCRIBE", "PIVOT", "UNPIVOT", "VALUES", "TABLE", "SHOW"];

    /// <summary>
    /// The statement as something to select from. The database's own parser has to find one whole statement in the text, so that no
    /// parenthesis in it can close ours. What protects is the database's lock; this says earlier what is wrong.
    /// </summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static string Of(string sql, DuckDBConnection connection)
    {
        var text = sql.Trim().TrimEnd(';').Trim();
        var first = new string([.. text.TakeWhile(char.IsAsciiLetter)]);
        if (!text.StartsWith('(') && !Readers.Contains(first, StringComparer.OrdinalIgnoreCase))
        {
            throw new UsageException($"\"{first}\": query only reads; begin with SELECT, WITH or FROM");
        }

        return Count(text, connection) switch
        {
            1 => $"({text}\n)",
            // The database looks up the values that a PIVOT does not name in a statement before it.
            2 when first.Equals("PIVOT", StringComparison.OrdinalIgnoreCase) => throw new UsageException("a PIVOT has to name its values here: ON severity IN ('info', 'warning', 'error')"),
            var many => throw new UsageException($"these are {many} statements: query takes one"),
        };
    }

    private static int Count(string text, DuckDBConnection connection)
    {
        var count = NativeMethods.ExtractStatements.DuckDBExtractStatements(connection.NativeConnection, text, out var statements);
        using (statements)
        {
            return count > 0 ? count : throw new UsageException(NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements));
        }
    }
}
