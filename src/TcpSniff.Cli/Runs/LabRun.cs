using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Live.Devices;

namespace TcpSniff.Cli.Runs;

/// <summary>Plays a story of the lab and tells it.</summary>
internal sealed class LabRun(LabRequest request, Screen screen)
{
    private Stream ReportOutput => request.WriteTo == StandardStream.Name ? Stream.Null : screen.Output;

    /// <summary>Plays and tells.</summary>
    public ExitCode Run()
    {
        var scenario = ScenarioList.Find(request.Name) ?? throw new UsageException(Unknown());
        var options = request.Presentation.Options;
        screen.Errors.WriteLine($"tcpsniff: playing {scenario.Name}: {scenario.Summary.In(options.Language)}");
        var performance = Performance.Of(scenario);

        var retelling = new Retelling(performance.Capture, scenario.Name, request.Packets);
        var result = retelling.Analyze(options);
        using (var report = request.Presentation.Open(request.Presentation.ViewFor(result.Connections.Count), ReportOutput))
        {
            retelling.Tell(result, report, request.Calls ? performance.Calls : [], request.WriteTo, screen);
        }

        if (request.Truth)
        {
            TruthTable.Print(performance.Truth, ReportOutput, options.Language);
        }

        screen.Errors.WriteLine($"tcpsniff: {scenario.Lesson.In(options.Language)}");
        return ExitCode.Done;
    }

    private string Unknown()
    {
        var close = ClosestNames.Of(request.Name, ScenarioList.All.Select(scenario => scenario.Name));
        return $"lab run {request.Name}: no such story.{(close.Count > 0 ? $" Did you mean {string.Join(" or ", close)}?" : "")} (tcpsniff lab list shows them)";
    }
}
