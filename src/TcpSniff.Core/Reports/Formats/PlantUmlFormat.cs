using TcpSniff.Reports.Diagrams;

namespace TcpSniff.Reports.Formats;

/// <summary>Sequence diagrams for PlantUML (https://plantuml.com).</summary>
internal sealed class PlantUmlFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "plantuml";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Timeline];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new DiagramReport(options, output, text => new PlantUmlWriter(text));
}
