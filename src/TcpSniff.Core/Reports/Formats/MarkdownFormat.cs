namespace TcpSniff.Reports.Formats;

/// <summary>Tables for a wiki or an issue (GitHub Flavored Markdown).</summary>
internal sealed class MarkdownFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Connections, View.Segments, View.Findings];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new RowReport(view, options, new MarkdownRows(output));
}
