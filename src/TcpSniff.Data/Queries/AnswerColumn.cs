namespace TcpSniff.Data.Queries;

/// <summary>A column of an answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How its values are written.</param>
/// <param name="Text">An expression for the text of {0}.</param>
internal sealed record AnswerColumn(string Name, CellKind Kind, string Text)
{
    private const string AsText = "CAST({0} AS VARCHAR)";
    private const string AsJson = "CAST(to_json({0}) AS VARCHAR)";

    // Nine digits of a second: the database's own %n is wrong.
    private const string Seconds = "strftime({0}, '%Y-%m-%dT%H:%M:%S')";
    private const string AsMoment = "CASE WHEN isfinite({0}) THEN " + Seconds + " || strftime({0}, '.%f000Z') ELSE CAST({0} AS VARCHAR) END";
    private const string AsNanoseconds = "CASE WHEN isfinite({0}) THEN " + Seconds + " || '.' || lpad(CAST((epoch_ns({0}) % 1000000000 + 1000000000) % 1000000000 AS VARCHAR), 9, '0') || 'Z' ELSE CAST({0} AS VARCHAR) END";

    private static readonly string[] Nested = ["STRUCT(", "MAP(", "UNION("];

    private static readonly HashSet<string> Numbers =
    [
        "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE",
    ];

    /// <summary>The column of a type as <c>DESCRIBE</c> names it.</summary>
    public static AnswerColumn Of(string name, string type) => type switch
    {
        "BOOLEAN" => new(name, CellKind.Flag, AsText),
        "BLOB" => new(name, CellKind.Text, "lower(hex({0}))"),
        "JSON" or [.., ']'] => new(name, CellKind.Json, AsJson),
        _ when Array.Exists(Nested, start => type.StartsWith(start, StringComparison.Ordinal)) => new(name, CellKind.Json, AsJson),
        "TIMESTAMP_NS" => new(name, CellKind.Text, AsNanoseconds),
        _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => new(name, CellKind.Text, AsMoment),
        _ when Numbers.Contains(type) || type.StartsWith("DECIMAL(", StringComparison.Ordinal) => new(name, CellKind.Number, AsText),
        _ => new(name, CellKind.Text, AsText),
    };
}
