using System.Buffers;
using System.Text.Json;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;
using TcpSniff.Typography;

namespace TcpSniff.Reports.Formats;

/// <summary>Writes the records of a view, one a line, into a buffer that goes out when it is full or on <see cref="Flush"/>.</summary>
internal sealed class JsonReport : RecordReport
{
    private const int BufferSize = 64 * 1024;

    // Escapes control characters, and nothing that a person would want to read: sentences stay legible in Chinese too.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = SafeJson.Encoder, SkipValidation = true };

    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _buffer = new(BufferSize * 2);
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly Utf8JsonWriter _writer;
    private readonly JsonFields _fields;

    public JsonReport(View view, ReportOptions options, Stream output)
        : base(view, options)
    {
        _output = output;
        _writer = new(_row, WriterOptions);
        _fields = new(_writer);
    }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        if (View is View.Segments or View.Timeline)
        {
            Line(SegmentRow.Of(facts, Options.Language, Options.Later), SegmentFields.All);
            if (Options.Live && facts.Did(SegmentEvents.Revises))
            {
                TakeBack(facts);
            }
        }
    }

    /// <summary>What was printed already and the segment contradicts.</summary>
    private void TakeBack(in SegmentFacts facts)
    {
        foreach (var revision in facts.Connection.RevisedBy(facts.Frame))
        {
            Line(new RevisionRow(facts.Connection.Stream, revision, Options.Language), RevisionFields.All);
        }
    }

    /// <inheritdoc/>
    public override void Begin(CaptureSummary capture)
    {
        if (View != View.Summary && Options.Head)
        {
            Line(capture, CaptureFields.All);
        }
    }

    /// <inheritdoc/>
    public override void Datagram(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload)
    {
        if (View is View.Segments or View.Timeline)
        {
            Line(new DatagramRow(frame, time, datagram), DatagramFields.All);
        }
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        if (View == View.Summary)
        {
            Line(result.Capture, CaptureFields.All);
            Line(result.Totals(), TotalsFields.All);
        }

        base.Finish(result);
    }

    /// <inheritdoc/>
    protected override void Write(ConnectionResult connection) => Line(connection, ConnectionFields.All);

    /// <inheritdoc/>
    protected override void Write(in FindingRow finding) => Line(finding, FindingFields.All);

    /// <inheritdoc/>
    public override void Flush()
    {
        _output.Write(_buffer.WrittenSpan);
        _output.Flush();
        _buffer.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _writer.Dispose();
    }

    private void Line<TRow>(in TRow row, IReadOnlyList<FieldNode<TRow>> fields)
    {
        // Half a line, where a field fails, never gets among the others.
        _row.ResetWrittenCount();
        _writer.Reset();
        _fields.Write(row, fields);
        _writer.Flush();
        _buffer.Write(_row.WrittenSpan);
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= BufferSize)
        {
            Flush();
        }
    }
}
