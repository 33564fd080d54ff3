using System.Text;
using TcpSniff.Naming;
using TcpSniff.Packets;
using TcpSniff.Reports.Text;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;
using TcpSniff.Typography;

namespace TcpSniff.Reports.Formats;

/// <summary>Writes a view as text, with colours where they are wanted.</summary>
internal sealed class TextReport : Report
{
    private readonly View _view;
    private readonly bool _live;
    private readonly StreamWriter _writer;
    private readonly TimelineText _timeline;
    private readonly ConnectionsText _connections;
    private readonly SegmentsText _segments;
    private readonly FindingsText _findings;
    private readonly SummaryText _summary;

    public TextReport(View view, ReportOptions options, Stream output)
    {
        (_view, _live) = (view, options.Live);
        _writer = new(output, new UTF8Encoding(false), 32 * 1024, leaveOpen: true);
        IStyledOutput styled = options.Colour ? new AnsiOutput(_writer) : new PlainOutput(_writer);
        _timeline = new(styled, options);
        _connections = new(styled, options);
        _segments = new(styled, options);
        _findings = new(styled, options);
        _summary = new(styled, options);
    }

    /// <inheritdoc/>
    public override void Begin(CaptureSummary capture)
    {
        if (_view == View.Timeline)
        {
            _timeline.Begin(capture);
        }
    }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        switch (_view)
        {
            case View.Timeline:
                _timeline.Add(facts, payload);
                break;
            case View.Segments:
                _segments.Add(facts);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Datagram(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload)
    {
        switch (_view)
        {
            case View.Timeline:
                _timeline.Add(frame, time, datagram, payload);
                break;
            case View.Segments:
                _segments.Add(frame, time, datagram);
                break;
        }
    }

    /// <inheritdoc/>
    public override void IcmpError(long frame, CaptureTime time, in IcmpError error, Connection connection)
    {
        if (_view == View.Timeline)
        {
            _timeline.Add(frame, time, error, connection);
        }
    }

    /// <inheritdoc/>
    public override void Call(in SocketCall call)
    {
        if (_view == View.Timeline)
        {
            _timeline.Add(call);
        }
    }

    /// <inheritdoc/>
    public override void Programs(int stream, ConnectionOwners owners)
    {
        if (_view == View.Timeline)
        {
            _timeline.Add(stream, owners);
        }
    }

    /// <inheritdoc/>
    public override bool TakesFinalConnections => true;

    /// <inheritdoc/>
    public override bool KeepsConnections => _view == View.Timeline && _timeline.KeepsConnections;

    /// <inheritdoc/>
    public override void Connection(ConnectionResult result)
    {
        switch (_view)
        {
            case View.Timeline:
                _timeline.LetGo(result.Connection);
                _findings.WriteBelow(result.Findings);
                break;
            case View.Connections:
                _connections.Add(result);
                break;
            case View.Findings when result.Findings.Count > 0:
                _findings.Write(result.Findings);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        switch (_view)
        {
            case View.Summary:
                _summary.Capture(result.Capture);
                _summary.Totals(result.Totals());
                break;
            case View.Timeline:
                _timeline.Finish(result.Connections.Select(entry => entry.Connection));
                _findings.WriteBelow(result.Findings);
                break;
            case View.Connections:
                _connections.Write(result);
                break;
            case View.Segments:
                _segments.Finish();
                break;
            case View.Findings:
                _findings.WriteRest(result.Findings);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        if (_live && _view == View.Connections)
        {
            _connections.Flush();
        }

        _writer.Flush();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _writer.Dispose();
    }
}
