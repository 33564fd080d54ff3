using System.Globalization;
using TcpSniff.Analysis;
using TcpSniff.Capture.Rotation;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Cli.Watching;
using TcpSniff.Faults;
using TcpSniff.Live;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Rights;
using TcpSniff.Live.Sessions;
using TcpSniff.Reports;

namespace TcpSniff.Cli.Runs;

/// <summary>Captures on an interface and shows what comes as it comes, until there was enough or the user interrupts.</summary>
internal sealed class SniffRun(SniffRequest request, Screen screen)
{
    private readonly HeldErrors? _held = request.IsWatched ? new(screen.Errors) : null;

    private readonly Presentation _presentation = request.Presentation! with { Options = request.Presentation!.Options with { Live = true } };

    private Stream ReportOutput => request.WriteTo == StandardStream.Name ? Stream.Null : screen.Output;

    /// <summary>What to call the capture when it is to be read again.</summary>
    private string RecordedAs => request.WriteTo is { } file and not StandardStream.Name ? file : "FILE";

    /// <summary>Captures and shows.</summary>
    public ExitCode Run()
    {
        // Last of all, when the terminal is as it was.
        using var held = _held;
        using var interruption = new Interruption();
        // Before rights are dropped, which opening ends with.
        using var programs = ProgramWatch.TryStart(dropsRights: request.User is not null);
        using var source = Open();
        using var stop = interruption.Token.Register(source.Break);
        using var timer = request.Duration is { } duration ? new Timer(_ => source.Break(), null, duration, Timeout.InfiniteTimeSpan) : null;
        // A view that has to know all to the end cannot go on for ever.
        Pipeline? pipeline = null;
        var watch = request.IsWatched ? new LiveWatch(_presentation.Options, TimeProvider.System, some => new RunningAnalyst(pipeline!.Record, pipeline.Net).Judge(some)) : null;
        var shown = watch ?? _presentation.Open(_presentation.View ?? View.Timeline, ReportOutput);
        // The kernel filters already.
        using var reading = Reading.OfLive(
            source,
            request.Packets with { Filter = null, Names = _presentation.Options.Names, Net = BugReport.Net(_held ?? screen.Errors, [RecordedAs]) },
            shown.TakesFinalConnections ? request.Remembering : null,
            recycles: request.Web is null && !shown.KeepsConnections);
        string[] sources = [source.Device];
        pipeline = reading.Pipeline;

        using var live = request.Web is { } web ? LiveView.Of(web, reading.Pipeline, sources, _presentation.Options.Language) : null;
        var seen = live is null ? shown : new ReportPair(shown, live.Page);
        using var report = programs?.Around(seen) ?? seen;
        using var writer = request.Rotation is { Rotates: true } rotation
            ? new RotatingWriter(rotation, reading.Pipeline.Source.Interfaces, TimeProvider.System.GetLocalNow(), source.Break)
            : WriteTarget.Open(request.WriteTo, reading.Pipeline.Source, screen);
        var ledger = shown.TakesFinalConnections ? new LiveLedger(reading.Pipeline, report, _presentation.Options.Language) : null;
        report.Begin(CaptureSummary.Of(reading.Pipeline, sources));
        live?.Serve(screen);
        using var full = watch is null ? null : Watched(watch, interruption, source);
        // An interruption breaks the source, which hands over what was captured by then and ends: nothing else may stop the pass.
        new Pass(reading, CancellationToken.None)
        {
            Report = report,
            Writer = writer,
            Ledger = ledger,
            Remark = programs is null ? null : programs.Remark,
            Udp = request.Packets.Udp,
            IsWatched = true,
            MostPackets = request.Count ?? long.MaxValue,
        }.Run();

        var result = ledger?.Result(sources) ?? Results.Of(reading.Pipeline, sources, Selection.All, _presentation.Options.Language);
        reading.Pipeline.Net.Guard(Loss.View, null, () => report.Finish(result));
        report.Flush();
        if (!OperatingSystem.IsWindows())
        {
            full?.Dispose();
        }

        _held?.Release();
        if (watch is null && interruption.IsRequested && screen.ErrorsAreTerminal)
        {
            // Below the ^C that the terminal shows.
            screen.Errors.WriteLine();
        }

        SayWhatWasLost(result.Capture);
        var verdict = Verdict.Of(result, reading, request.FailOn, screen.Errors);
        return interruption.IsRequested ? ExitCode.Interrupted : verdict;
    }

    private WatchScreen? Watched(LiveWatch watch, Interruption interruption, LiveSource source) => OperatingSystem.IsWindows() ? null : new(
        screen,
        watch,
        _presentation.Options,
        interrupts =>
        {
            if (interrupts)
            {
                interruption.Ask();
            }

            source.Break();
        });

    private LiveSource Open()
    {
        var device = request.Device ?? CaptureDevices.List()[0].Name;
        var filter = LeaveOutOwnSession(device, request.Packets.Filter);
        var source = LiveSource.Open(device, request.Live with { Filter = filter });
        if (request.User is { } user)
        {
            Privileges.DropTo(user);
            Privileges.Seal();
        }

        screen.Errors.WriteLine($"tcpsniff: listening on {device}, Ctrl-C ends it");
        return source;
    }

    /// <summary>What is printed over the terminal's own connection would be captured, and printed, without end.</summary>
    private string? LeaveOutOwnSession(string device, string? filter)
    {
        if (SshSession.Current() is not { } session || !CaptureDevices.List().Any(known => known.Name == device && session.RunsOver(known)))
        {
            return filter;
        }

        screen.Errors.WriteLine($"tcpsniff: leaving out the SSH session of this terminal, {session.Client} to {session.Server}");
        return session.LeaveOut(filter);
    }

    private void SayWhatWasLost(CaptureSummary capture)
    {
        if (capture.Drops is { } drops)
        {
            screen.Errors.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"tcpsniff: {capture.Record.Packets:N0} {(capture.Record.Packets == 1 ? "packet" : "packets")} captured, {drops.DroppedByKernel:N0} dropped by the kernel, {drops.DroppedByInterface:N0} by the interface"));
        }
    }
}
