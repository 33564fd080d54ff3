using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Faults;
using TcpSniff.Web;
using TcpSniff.Web.Choosing;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>Reads captures once to know everything about them, once more for their segments, and draws the page.</summary>
internal sealed class ReportRun(IReadOnlyList<string> files, string target, PacketChoice packets, Selection selection, Language language, Screen screen)
{
    /// <summary>Reads twice and writes.</summary>
    public ExitCode Run()
    {
        WriteTarget.Check(target, files, "-o");
        using var interruption = new Interruption();
        var net = BugReport.Net(screen.Errors, files, packets.Filter);
        using var input = new CaptureInput(files, packets with { Net = net }, again: true, interruption.Token);
        using var reading = input.Open(recycles: false);
        using var census = new SegmentCensus();
        using (var progress = new ReadingProgress(files, screen))
        {
            new Pass(reading, interruption.Token)
            {
                Report = census,
                Progress = progress,
                Selects = selection.LeavesOut ? connection => selection.MayShow(connection.Stream) : null,
            }.Run();
        }

        var result = Results.Of(reading.Pipeline, files, selection, language);
        using var output = new PageFile(target, screen);
        using var page = new PageReport(result, census, language, output.Stream);
        using var again = input.Open(recycles: false);
        var streams = result.Connections.Select(selected => selected.Connection.Stream).ToHashSet();
        new Pass(again, interruption.IsRequested ? CancellationToken.None : interruption.Token)
        {
            Report = page,
            Selects = connection => streams.Contains(connection.Stream),
            MostPackets = result.Capture.Record.Packets,
        }.Run();
        net.Guard(Loss.View, null, () =>
        {
            page.Finish(result);
            output.Finish();
        });
        return interruption.IsRequested ? ExitCode.Interrupted : Verdict.Of(result, reading, null, screen.Errors);
    }
}
