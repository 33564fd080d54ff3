using TcpSniff.Packets;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Reports.Formats;

/// <summary>
/// A report of text as a code block of Markdown (CommonMark section 4.5), so that its columns stay. Only a line that begins with as
/// many backticks as the fence would end it; text has none, for whatever comes from the wire stands in quotes.
/// </summary>
internal sealed class FencedReport : Report
{
    private static readonly byte[] Opening = "````text\n"u8.ToArray();
    private static readonly byte[] Closing = "````\n"u8.ToArray();

    private readonly Report _text;
    private readonly Stream _output;

    public FencedReport(Report text, Stream output)
    {
        (_text, _output) = (text, output);
        _output.Write(Opening);
    }

    /// <inheritdoc/>
    public override void Begin(CaptureSummary capture) => _text.Begin(capture);

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload) => _text.Segment(facts, payload);

    /// <inheritdoc/>
    public override void Datagram(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload) =>
        _text.Datagram(frame, time, datagram, payload);

    /// <inheritdoc/>
    public override void IcmpError(long frame, CaptureTime time, in IcmpError error, Connection connection) =>
        _text.IcmpError(frame, time, error, connection);

    /// <inheritdoc/>
    public override void Call(in SocketCall call) => _text.Call(call);

    /// <inheritdoc/>
    public override bool TakesFinalConnections => _text.TakesFinalConnections;

    /// <inheritdoc/>
    public override bool KeepsConnections => _text.KeepsConnections;

    /// <inheritdoc/>
    public override void Connection(ConnectionResult result) => _text.Connection(result);

    /// <inheritdoc/>
    public override void Flush() => _text.Flush();

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        _text.Finish(result);
        _text.Flush();
        _output.Write(Closing);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _text.Dispose();
    }
}
