using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Reports;

namespace TcpSniff.Cli.Runs;

/// <summary>
/// Analyses capture files. What can be shown while reading is shown in one pass, so that it keeps up with a capture that grows;
/// what depends on the end of the story takes a second one, over the selected connections.
/// </summary>
internal sealed class AnalyzeRun(AnalyzeRequest request, Screen screen)
{
    private readonly Presentation _presentation = request.Presentation;
    private readonly Selection _selection = request.Selection;

    /// <summary>Standard output, unless the packets go there.</summary>
    private Stream ReportOutput => request.WriteTo == StandardStream.Name ? Stream.Null : screen.Output;

    private bool ShowsWhileReading => !_selection.NeedsResult && _presentation.View switch
    {
        View.Segments => true,
        // A story is best told when its end is known, unless somebody waits for it.
        View.Timeline => _presentation.Format.Name != "text" || request.Files.Contains(StandardStream.Name),
        _ => false,
    };

    /// <summary>Reads, shows, and writes.</summary>
    public ExitCode Run()
    {
        WriteTarget.Check(request.WriteTo, request.Files);
        using var interruption = new Interruption();
        using var input = new CaptureInput(request.Files, request.Packets, again: !ShowsWhileReading, interruption.Token);
        using var reading = input.Open();
        var result = ShowsWhileReading ? OnePass(reading, interruption) : TwoPasses(reading, input, interruption);
        var verdict = Verdict.Of(result, reading, request.FailOn, screen.Errors);
        return interruption.IsRequested ? ExitCode.Interrupted : verdict;
    }

    private AnalysisResult OnePass(Reading reading, Interruption interruption)
    {
        var presentation = _presentation with { Options = _presentation.Options with { Live = true } };
        using var report = presentation.Open(presentation.View!.Value, ReportOutput);
        using var writer = WriteTarget.Open(request.WriteTo, reading.Pipeline.Source, screen);
        report.Begin(Results.Summarize(reading.Pipeline, request.Files));
        new Pass(reading, interruption.Token)
        {
            Report = report,
            Writer = writer,
            Selects = _selection.LeavesOut ? connection => _selection.MayShow(connection.Stream) : null,
            Udp = request.Packets.Udp,
            IsWatched = true,
        }.Run();
        var result = Result(reading);
        report.Finish(result);
        return result;
    }

    private AnalysisResult TwoPasses(Reading reading, CaptureInput input, Interruption interruption)
    {
        using (var progress = new ReadingProgress(request.Files, screen))
        {
            new Pass(reading, interruption.Token) { Progress = progress }.Run();
        }

        var result = Result(reading);
        var view = _presentation.ViewFor(result.Connections.Count);
        using var report = _presentation.Open(view, ReportOutput);
        report.Begin(result.Capture);
        if (view is View.Segments or View.Timeline || request.WriteTo is not null)
        {
            // After an interruption, what was read by then is still told.
            using var again = input.Open();
            ReadAgain(again, result, report, interruption.IsRequested ? CancellationToken.None : interruption.Token);
        }

        report.Finish(result);
        return result;
    }

    private void ReadAgain(Reading reading, AnalysisResult result, Report report, CancellationToken interrupted)
    {
        using var writer = WriteTarget.Open(request.WriteTo, reading.Pipeline.Source, screen);
        var streams = result.Connections.Select(selected => selected.Connection.Stream).ToHashSet();
        new Pass(reading, interrupted)
        {
            Report = report,
            Writer = writer,
            Selects = _selection.LeavesOut ? connection => streams.Contains(connection.Stream) : null,
            Udp = request.Packets.Udp,
            LastFrame = result.Capture.Record.Packets,
        }.Run();
    }

    private AnalysisResult Result(Reading reading) =>
        Results.Of(reading.Pipeline, request.Files, _selection, _presentation.Options.Language);
}
