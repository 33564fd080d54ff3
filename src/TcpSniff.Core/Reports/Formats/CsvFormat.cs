namespace TcpSniff.Reports.Formats;

/// <summary>Comma-separated values (RFC 4180), the fields of JSON under dotted names.</summary>
internal sealed class CsvFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Connections, View.Segments, View.Findings];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new RowReport(view, options, new CsvRows(output));
}
