using TcpSniff.Data.Tables;
using TcpSniff.Reports;

namespace TcpSniff.Data.Parquet;

/// <summary>Parquet files in a folder: connections, segments and findings, or the one that <c>--view</c> names.</summary>
internal sealed class ParquetFormat(string folder, View? only) : IFormat
{
    /// <inheritdoc/>
    public string Name => "parquet";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Segments, View.Connections, View.Findings];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new ParquetReport(options, Directory.CreateDirectory(folder).FullName, only switch
    {
        null => TableList.All,
        View.Connections => [TableList.Connections],
        View.Segments => [TableList.Segments],
        View.Findings => [TableList.Findings],
        _ => throw new ArgumentOutOfRangeException(nameof(view)),
    });
}
