namespace TcpSniff.Reports.Formats;

/// <summary>For a wiki or an issue (GitHub Flavored Markdown): tables, and the timeline as it stands in text.</summary>
internal sealed class MarkdownFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Connections, View.Timeline, View.Segments, View.Findings];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => view == View.Timeline
        ? new FencedReport(new TextReport(view, options with { Colour = false }, output), output)
        : new RowReport(view, options, new MarkdownRows(output));
}
