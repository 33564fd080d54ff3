namespace TcpSniff.Reports.Formats;

/// <summary>One JSON object a line.</summary>
internal sealed class JsonFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Summary, View.Connections, View.Timeline, View.Segments, View.Findings];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new JsonReport(view, options, output);
}
