using TcpSniff.Reports.Zeek;

namespace TcpSniff.Reports.Formats;

/// <summary>Zeek's conn.log with tabs between its columns, for programs that read Zeek's logs.</summary>
internal sealed class ZeekFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "zeek";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Connections];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new ZeekLog(output);
}
