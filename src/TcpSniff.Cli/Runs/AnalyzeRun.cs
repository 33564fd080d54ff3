using TcpSniff.Capture;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Faults;
using TcpSniff.Reports;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>
/// Analyses capture files. What can be shown while reading is shown in one pass, so that it keeps up with a capture that grows;
/// what depends on the end of the story takes a second one, over the selected connections.
/// </summary>
internal sealed class AnalyzeRun
{
    private static readonly Sentence Merged = new(
        "tcpsniff: {n} files are one capture, in order of time; to analyse each by itself, name one at a time",
        "tcpsniff：{n} 个文件按时间合并为一次抓包；要分别分析，请逐个给出",
        "tcpsniff：{n} 個檔案按時間合併為一次擷取；要分別分析，請逐一指定");

    private readonly AnalyzeRequest _request;
    private readonly Screen _screen;
    private readonly Selection _selection;
    private readonly PacketChoice _packets;
    private readonly Presentation _presentation;

    /// <summary>Prepares a run.</summary>
    public AnalyzeRun(AnalyzeRequest request, Screen screen)
    {
        (_request, _screen, _selection) = (request, screen, request.Selection);
        var net = BugReport.Net(screen.Errors, request.Files, request.Packets.Filter);
        _packets = request.Packets with { Net = net, Names = request.Presentation.Options.Names };
        _presentation = request.Presentation with { Options = request.Presentation.Options with { Net = net } };
    }

    /// <summary>Standard output, unless the packets go there.</summary>
    private Stream ReportOutput => _request.WriteTo == StandardStream.Name ? Stream.Null : _screen.Output;

    /// <summary>What is said of a segment is best said when it is known what follows, unless somebody waits for it.</summary>
    private bool ShowsWhileReading => !_selection.NeedsResult && _presentation.View is View.Segments or View.Timeline && _request.Files.Contains(StandardStream.Name);

    /// <summary>Reads, shows, and writes.</summary>
    public ExitCode Run()
    {
        WriteTarget.Check(_request.WriteTo, _request.Files);
        if (_request.Frames is not null && _request.WriteTo is null)
        {
            throw new UsageException("--frames chooses among the packets that are written: say with -w where to");
        }

        if (_request.Files.Count > 1 && _presentation is { View: View.Findings, Format.Name: "text" })
        {
            _screen.Errors.WriteLine(Merged.Say(_presentation.Options.Language, ("n", _request.Files.Count)));
        }

        if (_request.Evidence is { } old)
        {
            PartEvidence.Remove(old);
        }

        using var interruption = new Interruption();
        using var input = new CaptureInput(_request.Files, _packets, again: !ShowsWhileReading || _request.Evidence is not null, interruption.Token);
        var verdict = ShowsWhileReading ? OnePass(input, interruption) : TwoPasses(input, interruption);
        return interruption.IsRequested ? ExitCode.Interrupted : verdict;
    }

    private ExitCode OnePass(CaptureInput input, Interruption interruption)
    {
        using var reading = input.Open(recycles: _presentation.View == View.Segments);
        var presentation = _presentation with { Options = _presentation.Options with { Live = true } };
        using var report = presentation.Open(presentation.View!.Value, ReportOutput);
        using var writer = WriteTarget.Open(_request.WriteTo, reading.Pipeline.Source, _screen);
        report.Begin(CaptureSummary.Of(reading.Pipeline, _request.Files));
        new Pass(reading, interruption.Token)
        {
            Report = report,
            Writer = writer,
            Frames = _request.Frames,
            Selects = _selection.LeavesOut ? connection => _selection.MayShow(connection.Stream) : null,
            Udp = _packets.Udp,
            IsWatched = true,
        }.Run();
        TellLeftOut(writer, reading);
        var result = Result([reading.Pipeline]);
        _packets.Net.Guard(Loss.View, null, () => report.Finish(result));
        return Conclude(result, reading, input, interruption);
    }

    private ExitCode TwoPasses(CaptureInput input, Interruption interruption)
    {
        using var crew = new Crew(input, _request.Workers);
        using (var progress = new ReadingProgress(_request.Files, _screen))
        {
            crew.Run(progress, interruption.Token);
        }

        var result = Result(crew.Pipelines);
        var view = _presentation.ViewFor(result.Connections.Count);
        var presentation = _presentation with
        {
            Options = _presentation.Options with
            {
                Later = new(crew.Pipelines.SelectMany(share => share.Tracker.Revisions)),
                Segments = view == View.Timeline ? SegmentsToShow(result) : null,
            },
        };
        using var report = presentation.Open(view, ReportOutput);
        report.Begin(result.Capture);
        if (view is View.Segments or View.Timeline || _request.WriteTo is not null)
        {
            // After an interruption, what was read by then is still told.
            _packets.Net.Again();
            using var again = input.Open(recycles: !report.KeepsConnections);
            ReadAgain(again, result, crew.First.Pipeline.Torn, report, interruption.IsRequested ? CancellationToken.None : interruption.Token);
        }

        _packets.Net.Guard(Loss.View, null, () => report.Finish(result));
        return Conclude(result, crew.First, input, interruption);
    }

    private long SegmentsToShow(AnalysisResult result) => _selection.LeavesOut
        ? result.Connections.Sum(shown => shown.Connection.Client.Totals.Segments + shown.Connection.Server.Totals.Segments)
        : result.Capture.Record.TcpSegments;

    private ExitCode Conclude(AnalysisResult result, Reading reading, CaptureInput input, Interruption interruption)
    {
        if (_request.Evidence is { } folder && !_selection.LeavesOut && !interruption.IsRequested)
        {
            new PartEvidence(folder, _packets, _presentation.Options.Language).Write(result, reading, input);
        }

        return Verdict.Of(result, reading, _request.FailOn, _screen.Errors);
    }

    private void ReadAgain(Reading reading, AnalysisResult result, IReadOnlySet<int> torn, Report report, CancellationToken interrupted)
    {
        using var writer = WriteTarget.Open(_request.WriteTo, reading.Pipeline.Source, _screen);
        var streams = _selection.LeavesOut ? result.Connections.Select(selected => selected.Connection.Stream).ToHashSet() : [];
        // To be reported, a connection that met a bug has to be cut out.
        streams.UnionWith(torn.Where(_selection.MayShow));
        new Pass(reading, interrupted)
        {
            Report = report,
            Writer = writer,
            Frames = _request.Frames,
            Selects = _selection.LeavesOut ? connection => streams.Contains(connection.Stream) : null,
            Udp = _packets.Udp,
            MostPackets = result.Capture.Record.Packets,
        }.Run();
        TellLeftOut(writer, reading);
    }

    private void TellLeftOut(IPacketWriter? writer, Reading reading)
    {
        if (writer is not null)
        {
            WriteTarget.Tell(reading.Pipeline.Source, _screen.Errors);
        }
    }

    private AnalysisResult Result(IReadOnlyList<Pipeline> shares) =>
        Results.Of(
            shares, _request.Files, _selection, _presentation.Options.Language, sums: _presentation.ViewFor(shares.Sum(share => share.Tracker.Count)) == View.Summary);
}
