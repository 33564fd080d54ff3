using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TcpSniff.Analysis;
using TcpSniff.Faults;
using TcpSniff.Packets;
using TcpSniff.Reports.Fields;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections.Rfc9293;

namespace TcpSniff.Reports.Formats;

/// <summary>Writes the records of a view, one a line, into a buffer that goes out when it is full or on <see cref="Flush"/>.</summary>
internal sealed class JsonReport : Report
{
    private const int BufferSize = 64 * 1024;

    // Escapes control characters, and nothing that a person would want to read: sentences stay legible in Chinese too.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly View _view;
    private readonly ReportOptions _options;
    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _buffer = new(BufferSize * 2);
    private readonly ArrayBufferWriter<byte> _row = new();
    private readonly Utf8JsonWriter _writer;
    private readonly JsonFields _fields;

    public JsonReport(View view, ReportOptions options, Stream output)
    {
        (_view, _options, _output) = (view, options, output);
        _writer = new(_row, WriterOptions);
        _fields = new(_writer);
    }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        if (_view is View.Segments or View.Timeline)
        {
            Line(SegmentRow.Of(facts, _options.Language, _options.Later), SegmentFields.All);
            if (_options.Live && facts.Did(SegmentEvents.Revises))
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
            Line(new RevisionRow(facts.Connection.Stream, revision, _options.Language), RevisionFields.All);
        }
    }

    /// <inheritdoc/>
    public override void Begin(CaptureSummary capture)
    {
        if (_view != View.Summary && _options.Head)
        {
            Line(capture, CaptureFields.All);
        }
    }

    /// <inheritdoc/>
    public override void Datagram(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload)
    {
        if (_view is View.Segments or View.Timeline)
        {
            Line(new DatagramRow(frame, time, datagram), DatagramFields.All);
        }
    }

    /// <inheritdoc/>
    public override bool TakesFinalConnections => true;

    /// <inheritdoc/>
    public override bool KeepsConnections => false;

    /// <inheritdoc/>
    public override void Connection(ConnectionResult result)
    {
        if (_view == View.Connections)
        {
            _options.Net.Guard(Loss.View, result.Connection.Stream, () => Line(result, ConnectionFields.All));
        }
        else if (_view == View.Findings)
        {
            Findings(result.Findings);
        }
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        switch (_view)
        {
            case View.Summary:
                Line(result.Capture, CaptureFields.All);
                Line(result.Totals(), TotalsFields.All);
                break;
            case View.Connections:
                foreach (var connection in result.Connections)
                {
                    Connection(connection);
                }

                break;
            case View.Findings:
                Findings(result.Findings);
                break;
        }
    }

    private void Findings(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            _options.Net.Guard(Loss.View, finding.Stream, () => Line(new FindingRow(finding, _options.Language), FindingFields.All));
        }
    }

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
