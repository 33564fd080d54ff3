using TcpSniff.Reports.Packetdrill;

namespace TcpSniff.Reports.Formats;

/// <summary>A script that plays a connection against a kernel (https://github.com/google/packetdrill).</summary>
internal sealed class PacketdrillFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "packetdrill";

    /// <inheritdoc/>
    public IReadOnlyList<View> Views { get; } = [View.Timeline];

    /// <inheritdoc/>
    public Report Open(View view, ReportOptions options, Stream output) => new ScriptReport(options, output);
}
