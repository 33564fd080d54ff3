using TcpSniff.Naming;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Cli.Runs;

/// <summary>Two reports of the same reading; what is shown first is shown first.</summary>
internal sealed class ReportPair(Report one, Report other) : Report
{
    /// <inheritdoc/>
    public override void Begin(CaptureSummary capture)
    {
        one.Begin(capture);
        other.Begin(capture);
    }

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        one.Segment(facts, payload);
        other.Segment(facts, payload);
    }

    /// <inheritdoc/>
    public override void Datagram(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload)
    {
        one.Datagram(frame, time, datagram, payload);
        other.Datagram(frame, time, datagram, payload);
    }

    /// <inheritdoc/>
    public override void IcmpError(long frame, CaptureTime time, in IcmpError error, Connection connection)
    {
        one.IcmpError(frame, time, error, connection);
        other.IcmpError(frame, time, error, connection);
    }

    /// <inheritdoc/>
    public override void Call(in SocketCall call)
    {
        one.Call(call);
        other.Call(call);
    }

    /// <inheritdoc/>
    public override void Programs(int stream, ConnectionOwners owners)
    {
        one.Programs(stream, owners);
        other.Programs(stream, owners);
    }

    /// <inheritdoc/>
    public override bool TakesFinalConnections => one.TakesFinalConnections && other.TakesFinalConnections;

    /// <inheritdoc/>
    public override void Connection(ConnectionResult result)
    {
        one.Connection(result);
        other.Connection(result);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        one.Flush();
        other.Flush();
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        one.Finish(result);
        other.Finish(result);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        one.Dispose();
        other.Dispose();
        base.Dispose();
    }
}
