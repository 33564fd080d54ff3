using TcpSniff.Reports.Diagrams;

namespace TcpSniff.Reports.Formats;

/// <summary>Sequence diagrams that GitHub, GitLab and many editors show (https://mermaid.js.org).</summary>
internal sealed class MermaidFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "mermaid";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Timeline];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new DiagramReport(options, output, text => new MermaidWriter(text));
}
