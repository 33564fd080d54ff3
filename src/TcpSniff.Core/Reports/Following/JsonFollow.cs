using System.Buffers;
using System.Text.Json;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Tracking.Connections.Evidence;
using TcpSniff.Tracking.Reassembly;
using TcpSniff.Typography;

namespace TcpSniff.Reports.Following;

/// <summary>Writes one JSON object a line: <c>data</c>, <c>gap</c> and <c>conflict</c> records in order of time.</summary>
internal sealed class JsonFollow : FollowRecords
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = SafeJson.Encoder, SkipValidation = true };

    private readonly Utf8JsonWriter _json;
    private readonly int _stream;

    public JsonFollow(Stream output, int stream)
        : base(output)
    {
        _stream = stream;
        _json = new(Buffer, WriterOptions);
    }

    /// <inheritdoc/>
    public override void Data(Role from, in StreamPiece piece, ReadOnlySpan<byte> bytes)
    {
        Begin("data", from, piece.Offset, bytes.Length);
        _json.WriteNumber("frame", piece.Frame);
        _json.WriteString("time", piece.Time.ToString());
        _json.WriteBase64String("data", bytes);
        _json.WriteString("text", WireText.Lines(bytes));
        End();
    }

    /// <inheritdoc/>
    public override void Gap(Role from, in StreamGap gap)
    {
        Begin("gap", from, gap.Offset, gap.Length);
        _json.WriteString("reason", Reason(gap.Kind));
        End();
    }

    /// <inheritdoc/>
    public override void Conflict(Role from, in OverlapConflict conflict)
    {
        Begin("conflict", from, conflict.Offset, conflict.Length);
        _json.WriteNumber("frame", conflict.SecondFrame);
        _json.WriteNumber("first_frame", conflict.FirstFrame);
        End();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _json.Dispose();
    }

    private static string Reason(GapKind kind) => kind switch
    {
        GapKind.NotCaptured => "not-captured",
        GapKind.LimitReached => "limit-reached",
        _ => "missing",
    };

    private void Begin(string record, Role from, long offset, long length)
    {
        _json.WriteStartObject();
        _json.WriteString("record", record);
        _json.WriteNumber("stream", _stream);
        _json.WriteString("from", RoleNames.Of(from));
        _json.WriteNumber("offset", offset);
        _json.WriteNumber("length", length);
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        Buffer.Write("\n"u8);
        FlushWhenFull();
    }
}
