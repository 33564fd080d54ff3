using TcpSniff.Reports.Zeek;

namespace TcpSniff.Reports.Formats;

/// <summary>Zeek's conn.log with a JSON object a line.</summary>
internal sealed class ZeekJsonFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "zeek-json";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Connections];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new ZeekJsonLog(output);
}
