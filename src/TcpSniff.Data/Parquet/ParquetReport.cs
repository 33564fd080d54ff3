using TcpSniff.Data.Loading;
using TcpSniff.Data.Tables;
using TcpSniff.Reports;
using TcpSniff.Tracking;

namespace TcpSniff.Data.Parquet;

/// <summary>Writes tables as Parquet files once they are whole.</summary>
internal sealed class ParquetReport : Report
{
    /// <summary>Memory for rows that wait to be written; what is more waits on disk.</summary>
    private const int MemoryMebibytes = 192;

    private readonly string _folder;
    private readonly IReadOnlyList<ITable> _tables;
    private readonly WorkingDatabase _database = new(MemoryMebibytes);
    private readonly TableReport _rows;

    /// <summary>Prepares to write <paramref name="tables"/> into a folder that exists.</summary>
    public ParquetReport(ReportOptions options, string folder, IReadOnlyList<ITable> tables)
    {
        (_folder, _tables) = (folder, tables);
        _rows = new(_database, options, [.. tables.Select(table => table.Name)]);
    }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload) => _rows.Segment(facts, payload);

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        _rows.Finish(result);
        ParquetFile.Write(_database, [.. _tables.Select(table => (table.SelectFinal, Path.Combine(_folder, $"{table.Name}.parquet")))]);
        // A table that was joined there before lies in several files, which would count as well.
        foreach (var old in _tables.SelectMany(table => TableFiles.In(_folder, table).Skip(1)))
        {
            File.Delete(old);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _rows.Dispose();
        _database.Dispose();
        base.Dispose();
    }
}
