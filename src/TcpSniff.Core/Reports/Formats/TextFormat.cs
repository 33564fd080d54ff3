namespace TcpSniff.Reports.Formats;

/// <summary>For people: tables, stories and sentences.</summary>
internal sealed class TextFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Summary, View.Connections, View.Timeline, View.Segments, View.Findings];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new TextReport(view, options, output);
}
