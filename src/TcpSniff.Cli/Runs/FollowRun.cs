using System.Globalization;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Faults;
using TcpSniff.Packets;
using TcpSniff.Reports.Following;
using TcpSniff.Tracking.Connections;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Cli.Runs;

/// <summary>
/// Shows what both sides of a connection sent. A first pass finds the connection, and who its client is; a second one, which
/// ends with the connection, puts its bytes in order.
/// </summary>
internal sealed class FollowRun(FollowRequest request, Screen screen)
{
    /// <summary>Reads and shows.</summary>
    /// <exception cref="UsageException">There is no such connection.</exception>
    public ExitCode Run()
    {
        using var interruption = new Interruption();
        var net = BugReport.Net(screen.Errors, [request.File], request.Packets.Filter);
        using var input = new CaptureInput([request.File], request.Packets with { Net = net }, again: true, interruption.Token);
        using var reading = input.Open(recycles: false);
        using var rehearsal = new FollowRehearsal();
        using (var progress = new ReadingProgress([request.File], screen))
        {
            new Pass(reading, interruption.Token) { Report = rehearsal, Selects = IsWanted, Progress = progress }.Run();
        }

        var verdict = Verdict.Of(Results.Unjudged(reading.Pipeline, request.File, request.Options.Language), reading, failOn: null, screen.Errors);
        var connection = reading.Pipeline.Tracker.At(request.Stream) ?? throw Missing(reading.Pipeline);
        // After an interruption, what was read by then is still shown.
        using var again = input.Open(recycles: false);
        using var report = new FollowReport(connection, request.Options, screen.Output, rehearsal);
        Show(again, connection.LastFrame, report, interruption.IsRequested ? CancellationToken.None : interruption.Token);
        return interruption.IsRequested ? ExitCode.Interrupted : net.Faults.Count > 0 ? ExitCode.Failed : verdict;
    }

    private UsageException Missing(Pipeline pipeline) => new(pipeline.Record.Whole is { } whole
        ? $"no connection {request.Stream} in {request.File}: it holds {pipeline.Tracker.Connections.Count} of the whole capture's {whole.Connections}"
        : pipeline.Tracker.Connections.Count switch
        {
            0 => $"no connection {request.Stream}: {request.File} holds none",
            1 => $"no connection {request.Stream}: {request.File} holds one, number 0",
            var count => $"no connection {request.Stream}: {request.File} holds {count}, numbers 0 to {count - 1}",
        });

    private bool IsWanted(Connection connection) => connection.Stream == request.Stream;

    private void Show(Reading reading, long lastFrame, FollowReport report, CancellationToken interrupted)
    {
        new Pass(reading, interrupted) { Report = report, Selects = IsWanted, MostPackets = lastFrame }.Run();
        reading.Pipeline.Net.Guard(Loss.View, request.Stream, report.Finish);
        if (request.Options.Form == FollowForm.Raw)
        {
            // The bytes alone do not show it.
            Warn(Role.Client, report.Client);
            Warn(Role.Server, report.Server);
        }

        if (report.TimesLimited > 0)
        {
            screen.Errors.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"tcpsniff: bytes behind a gap filled the memory {report.TimesLimited:N0} times: gaps may have been closed too early (raise --reassembly-limit)"));
        }
    }

    private void Warn(Role role, StreamTally tally)
    {
        if (request.Options.From is { } one && one != role)
        {
            return;
        }

        var side = role == Role.Client ? "client" : "server";
        if (tally.MissingBytes > 0)
        {
            screen.Errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"tcpsniff: {tally.MissingBytes:N0} bytes of the {side} are missing (--as text shows where)"));
        }

        if (tally.Conflicts > 0)
        {
            screen.Errors.WriteLine($"tcpsniff: bytes of the {side} were sent twice and differ; the first copy stands (--as text shows where)");
        }
    }
}
