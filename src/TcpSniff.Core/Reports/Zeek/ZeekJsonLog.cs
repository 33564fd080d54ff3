using System.Text.Json;
using TcpSniff.Reports.Fields;
using TcpSniff.Reports.Formats;
using TcpSniff.Typography;

namespace TcpSniff.Reports.Zeek;

/// <summary>Writes a conn.log as Zeek's JSON writer does: an object a line, without the fields that are unset.</summary>
internal sealed class ZeekJsonLog : Report
{
    private readonly Stream _output;
    private readonly Utf8JsonWriter _writer;
    private readonly JsonFields _fields;

    public ZeekJsonLog(Stream output)
    {
        _output = output;
        _writer = new(output, new() { Encoder = SafeJson.Encoder, SkipValidation = true });
        _fields = new(_writer);
    }

    /// <inheritdoc/>
    public override bool TakesFinalConnections => true;

    /// <inheritdoc/>
    public override bool KeepsConnections => false;

    /// <inheritdoc/>
    public override void Connection(ConnectionResult result)
    {
        var present = ZeekColumns.All.Where(column => column.Read(result).Kind != FieldKind.Null);
        _fields.Write(result, [.. present.Select(column => column.Field)]);
        _writer.Flush();
        _writer.Reset();
        _output.Write("\n"u8);
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        foreach (var connection in result.Connections)
        {
            Connection(connection);
        }
    }

    /// <inheritdoc/>
    public override void Flush() => _output.Flush();

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _writer.Dispose();
    }
}
