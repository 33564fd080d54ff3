using System.Runtime.Versioning;
using TcpSniff.Live.Owners;
using TcpSniff.Packets;
using TcpSniff.Reports;
using TcpSniff.Timelines;
using TcpSniff.Tracking;
using TcpSniff.Tracking.Connections;

namespace TcpSniff.Cli.Runs;

/// <summary>A report whose connections have their programs: it lets them be looked up at first sight, and adds them to what is shown.</summary>
[SupportedOSPlatform("linux")]
internal sealed class OwnedReport(Report report, OwnerWatch owners) : Report
{
    // What came last in a capture that ends was seen by the kernel just now.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public override void Begin(CaptureSummary capture) => report.Begin(capture);

    /// <inheritdoc/>
    public override void Segment(in SegmentFacts facts, ReadOnlySpan<byte> payload)
    {
        owners.See(facts.Connection.Stream, facts.Connection.Client.Endpoint, facts.Connection.Server.Endpoint);
        report.Segment(facts, payload);
    }

    /// <inheritdoc/>
    public override void Datagram(long frame, CaptureTime time, in UdpDatagram datagram, ReadOnlySpan<byte> payload) => report.Datagram(frame, time, datagram, payload);

    /// <inheritdoc/>
    public override void IcmpError(long frame, CaptureTime time, in IcmpError error, Connection connection) => report.IcmpError(frame, time, error, connection);

    /// <inheritdoc/>
    public override void Call(in SocketCall call) => report.Call(call);

    /// <inheritdoc/>
    public override bool TakesFinalConnections => report.TakesFinalConnections;

    /// <inheritdoc/>
    public override bool KeepsConnections => report.KeepsConnections;

    /// <inheritdoc/>
    public override void Connection(ConnectionResult result) => report.Connection(result with { Owners = owners.Of(result.Connection.Stream) });

    /// <inheritdoc/>
    public override void Flush()
    {
        while (owners.TryTell(out var stream, out var found))
        {
            report.Programs(stream, found);
        }

        report.Flush();
    }

    /// <inheritdoc/>
    public override void Finish(AnalysisResult result)
    {
        owners.Settle(Patience);
        Flush();
        report.Finish(result.Connections is ConnectionResults connections ? result with { Connections = connections.With(owners) } : result);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        report.Dispose();
        base.Dispose();
    }
}
