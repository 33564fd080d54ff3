using System.Globalization;
using System.Text;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Tracking;

namespace TcpSniff.Reports.Zeek;

/// <summary>Writes a conn.log as Zeek's ASCII writer does: a header of lines that begin with #, a row a connection, a tab between columns.</summary>
internal sealed class ZeekLog(Stream output) : Report
{
    private const string Unset = "-";

    private readonly StreamWriter _writer = new(output, new UTF8Encoding(false), 32 * 1024, leaveOpen: true);
    private CaptureRecord? _record;
    private bool _begun;

    /// <inheritdoc/>
    public override bool TakesFinalConnections => true;

    /// <inheritdoc/>
    public override void Begin(CaptureSummary capture) => _record = capture.Record;

    /// <inheritdoc/>
    public override bool KeepsConnections => false;

    /// <inheritdoc/>
    public override void Connection(ConnectionResult result)
    {
        Head();
        Lines(string.Join('\t', ZeekColumns.All.Select(column => Text(column.Read(result)))));
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        _record = result.Capture.Record;
        Head();
        foreach (var connection in result.Connections)
        {
            Connection(connection);
        }

        Lines(Moment("#close", result.Capture.Record.LastTime));
    }

    /// <summary>Opens the log with its first row: before, nobody knows when it began.</summary>
    private void Head()
    {
        if (_begun)
        {
            return;
        }

        _begun = true;
        // Zeek notes when it ran; a log that is the same for the same capture can be compared.
        Lines("#separator \\x09", "#set_separator\t,", "#empty_field\t(empty)", $"#unset_field\t{Unset}", "#path\tconn", Moment("#open", _record?.FirstTime));
        Lines("#fields\t" + string.Join('\t', ZeekColumns.All.Select(column => column.Name)), "#types\t" + string.Join('\t', ZeekColumns.All.Select(column => column.Type)));
    }

    /// <inheritdoc/>
    public override void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _writer.Dispose();
    }

    private void Lines(params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            _writer.Write(line);
            _writer.Write('\n');
        }
    }

    private static string Moment(string name, CaptureTime? time)
    {
        var moment = DateTimeOffset.UnixEpoch.AddTicks((time?.Nanoseconds ?? 0) / 100);
        return $"{name}\t{moment.ToString("yyyy-MM-dd-HH-mm-ss", CultureInfo.InvariantCulture)}";
    }

    private static string Text(in FieldValue value) => value.Kind switch
    {
        FieldKind.Null => Unset,
        FieldKind.Flag => value.Flag ? "T" : "F",
        FieldKind.Seconds => (value.Number / 1_000_000_000m).ToString("0.000000", CultureInfo.InvariantCulture),
        _ => FlatText.Of(value),
    };
}
