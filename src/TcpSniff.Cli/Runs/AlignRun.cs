using TcpSniff.Aligning;
using TcpSniff.Aligning.Connections;
using TcpSniff.Aligning.Fates;
using TcpSniff.Aligning.Traces;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Faults;
using TcpSniff.Reports.Aligning;
using TcpSniff.Typography;
using TcpSniff.Web;

namespace TcpSniff.Cli.Runs;

/// <summary>
/// Aligns two captures of the same conversations. Both are read once for what connections are recognised by, and once more for the
/// segments of those that both have.
/// </summary>
internal sealed class AlignRun(AlignRequest request, Screen screen)
{
    private readonly FaultNet _net = BugReport.Net(screen.Errors, [request.Client, request.Server], request.Packets.Filter);

    /// <summary>Reads twice and writes.</summary>
    /// <exception cref="UsageException">Both captures are the same.</exception>
    public ExitCode Run()
    {
        if (request.Client == request.Server)
        {
            throw new UsageException($"{request.Client}: two captures are needed, one from each end");
        }

        WriteTarget.Check(request.Page, [request.Client, request.Server], "-o");
        using var interruption = new Interruption();
        var packets = request.Packets with { Net = _net };
        using var client = new CaptureInput([request.Client], packets, again: true, interruption.Token);
        using var server = new CaptureInput([request.Server], packets, again: true, interruption.Token);
        var (here, codeHere) = Prints(request.Client, client, interruption.Token);
        var (there, codeThere) = Prints(request.Server, server, interruption.Token);
        if (interruption.IsRequested)
        {
            return ExitCode.Interrupted;
        }

        var captures = Align(client, server, here, there, interruption.Token);
        if (here.LeftOut || there.LeftOut)
        {
            screen.Errors.Say("more connections than are remembered: the last ones are not looked for (-f leaves others out)");
        }

        if (captures.Alignments.Count == 0)
        {
            screen.Errors.Say($"no connection is in both {request.Client} and {request.Server}");
            return ExitCode.Failed;
        }

        _net.Guard(Loss.View, null, () => Write(captures));
        return interruption.IsRequested ? ExitCode.Interrupted : _net.Faults.Count > 0 ? ExitCode.Failed : Worse(codeHere, codeThere);
    }

    private AlignedCaptures Align(CaptureInput client, CaptureInput server, CapturePrints here, CapturePrints there, CancellationToken interrupted)
    {
        var pairs = ConnectionMatcher.Pair(here, there).Where(pair => request.Streams?.Contains(pair.Here) != false).ToList();
        var (one, spanOne) = Traces(client, [.. pairs.Select(pair => pair.Here)], interrupted);
        var (other, spanOther) = Traces(server, [.. pairs.Select(pair => pair.There)], interrupted);
        return new()
        {
            Here = request.Client,
            There = request.Server,
            ConnectionsHere = here.Count,
            ConnectionsThere = there.Count,
            Alignments = new Aligner(pairs, one.Finish(), other.Finish(), spanOne, spanOther, _net).Align(),
            LeftOut = one.LeftOut + other.LeftOut,
        };
    }

    private (CapturePrints Prints, ExitCode Code) Prints(string file, CaptureInput input, CancellationToken interrupted)
    {
        var prints = new CapturePrints();
        using var reading = input.Open(recycles: true);
        using var report = new PrintsReport(prints);
        using (var progress = new ReadingProgress([file], screen))
        {
            new Pass(reading, interrupted) { Report = report, Progress = progress }.Run();
        }

        return (prints, Verdict.Of(Results.Unjudged(reading.Pipeline, file, request.Options.Language), reading, failOn: null, screen.Errors));
    }

    private static (TraceCollector Traces, CaptureSpan Span) Traces(CaptureInput input, HashSet<int> streams, CancellationToken interrupted)
    {
        var traces = new TraceCollector(streams);
        using var reading = input.Open(recycles: true);
        using var report = new TracesReport(traces);
        new Pass(reading, interrupted) { Report = report, Selects = connection => streams.Contains(connection.Stream) }.Run();
        var record = reading.Pipeline.Record;
        var last = traces.LastKept ?? record.LastTime ?? default;
        return (traces, new(record.FirstTime ?? default, traces.LeftOut > 0 ? last : record.LastTime ?? default) { EndedEarly = traces.LeftOut > 0 });
    }

    private void Write(AlignedCaptures captures)
    {
        if (request.Page is { } page)
        {
            using var output = new PageFile(page, screen);
            AlignmentPage.Write(captures, request.Options.Language, output.Stream);
            output.Finish();
            return;
        }

        if (request.Format == AlignFormat.Json)
        {
            AlignmentJson.Write(captures, request.Options.Language, screen.Output);
            screen.Output.Flush();
            return;
        }

        using var writer = screen.Text();
        new AlignmentText(request.Options.Colour ? new AnsiOutput(writer) : new PlainOutput(writer), request.Options).Write(captures, inFull: request.Streams is not null);
    }

    private static ExitCode Worse(ExitCode one, ExitCode other) => one == ExitCode.Done ? other : one;
}
