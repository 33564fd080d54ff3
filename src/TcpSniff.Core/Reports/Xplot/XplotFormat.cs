namespace TcpSniff.Reports.Xplot;

/// <summary>tcptrace's graphs in a folder, for those who have xplot or jPlot (tcptrace's manual, "Graphing").</summary>
/// <param name="folder">The folder; made where it is not there.</param>
internal sealed class XplotFormat(string folder) : IFormat
{
    /// <inheritdoc/>
    public string Name => "xplot";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Segments];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new XplotReport(Directory.CreateDirectory(folder).FullName);
}
