namespace TcpSniff.Data.Tables;

/// <summary>A column's type: what it is while rows are appended, and what is made of that in the end.</summary>
/// <param name="Staged">DuckDB's type while rows are appended.</param>
/// <param name="Final">DuckDB's type in the tables and in Parquet.</param>
/// <param name="Convert">An expression with {0} for the staged column.</param>
internal sealed record ColumnType(string Staged, string Final, string Convert = "{0}")
{
    public static readonly ColumnType Number = new("BIGINT", "BIGINT");
    public static readonly ColumnType Real = new("DOUBLE", "DOUBLE");
    public static readonly ColumnType Seconds = new("DOUBLE", "DOUBLE");
    public static readonly ColumnType Flag = new("BOOLEAN", "BOOLEAN");
    public static readonly ColumnType Text = new("VARCHAR", "VARCHAR");

    /// <summary>Nanoseconds since 1970, UTC. A damaged time before 1677-09-22, or the last nanosecond of all, is none that the type holds: unknown.</summary>
    public static readonly ColumnType Time = new("BIGINT", "TIMESTAMP_NS", "CASE WHEN {0} BETWEEN -9223286400000000000 AND 9223372036854775806 THEN make_timestamp_ns({0}) END");

    /// <summary>Sixteen bytes that sort as addresses do: IPv6 as it is, IPv4 as ::ffff:a.b.c.d.</summary>
    public static readonly ColumnType AddressBytes = new("VARCHAR", "BLOB", "unhex({0})");

    /// <summary>Lists and maps wait as JSON text.</summary>
    public static ColumnType Nested(string type) => new("VARCHAR", type, $"CAST(CAST({{0}} AS JSON) AS {type})");
}
