using DuckDB.NET.Data;
using TcpSniff.Data.Tables;
using TcpSniff.Reports;
using TcpSniff.Reports.Fields;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Wording;

namespace TcpSniff.Data.Loading;

/// <summary>Appends an analysis to the staged tables of a database: segments while it is read, the rest at its end.</summary>
internal sealed class TableReport : Report
{
    private readonly Language _language;
    private readonly KnownLater? _later;
    private readonly IReadOnlyList<string> _tables;
    private readonly DuckDBConnection _connection;
    private readonly DuckDBAppender? _segments;

    /// <summary>Creates the staged tables.</summary>
    /// <param name="database">Where.</param>
    /// <param name="options">Language of the sentences, and what is known of segments before they come.</param>
    /// <param name="tables">Names of those that are filled; the others stay empty.</param>
    public TableReport(WorkingDatabase database, ReportOptions options, IReadOnlyList<string> tables)
    {
        (_language, _later, _tables, _connection) = (options.Language, options.Later, tables, database.Connection);
        database.Execute($"CREATE SCHEMA {TableList.Staging}");
        TableList.All.ToList().ForEach(table => database.Execute(table.CreateStaging));
        _segments = Fills(TableList.Segments) ? Appender(TableList.Segments) : null;
    }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        if (_segments is not null)
        {
            Append(_segments, TableList.Segments, SegmentRow.Of(facts, _language, _later));
        }
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        _segments?.Close();
        AppendAll(TableList.Connections, result.Connections);
        AppendAll(TableList.Findings, result.Findings.Select(finding => new FindingRow(finding, _language)));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _segments?.Dispose();
        base.Dispose();
    }

    private bool Fills(ITable table) => _tables.Contains(table.Name);

    private DuckDBAppender Appender(ITable table) => _connection.CreateAppender(TableList.Staging, table.Name);

    private void AppendAll<TRow>(Table<TRow> table, IEnumerable<TRow> rows)
    {
        if (!Fills(table))
        {
            return;
        }

        using var appender = Appender(table);
        foreach (var row in rows)
        {
            Append(appender, table, row);
        }
    }

    /// <summary>Appends one row.</summary>
    public static void Append<TRow>(DuckDBAppender appender, Table<TRow> table, in TRow row)
    {
        var target = appender.CreateRow();
        foreach (var column in table.Columns)
        {
            column.Append(row, target);
        }

        target.EndRow();
    }
}
