using TcpSniff.Cli.Demo;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Lab;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Namespaces;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>Plays a story of the lab and tells it.</summary>
internal sealed class LabRun(LabRequest request, Screen screen)
{
    private static readonly Sentence Story = new("{name}: {summary}", "故事 {name}：{summary}", "故事 {name}：{summary}");
    private static readonly Sentence Lesson = new("{lesson}", "要点：{lesson}", "要點：{lesson}");

    private Stream ReportOutput => request.WriteTo == StandardStream.Name ? Stream.Null : screen.Output;

    /// <summary>Plays and tells.</summary>
    public ExitCode Run()
    {
        var scenario = ScenarioList.Find(request.Name) ?? throw new UsageException(Unknown());
        var language = request.Presentation.Options.Language;
        if (!OwnNamespace.IsEntered)
        {
            screen.Errors.WriteLine($"tcpsniff: {Story.Say(language, ("name", scenario.Name), ("summary", scenario.Summary.In(language)))}");
        }

        var packets = request.Packets with { Net = BugReport.Net(screen.Errors, [request.WriteTo ?? "FILE"]) };
        try
        {
            Tell(Perform(scenario), packets);
        }
        catch (LabException) when (!OwnNamespace.IsEntered && OwnNamespace.IsPossible())
        {
            // Whoever makes a namespace is root in it; where even that does not help, the next attempt comes to the last resort.
            OwnNamespace.Enter();
            return Bundled(scenario);
        }
        catch (LabException reason)
        {
            screen.Errors.WriteLine($"tcpsniff: {reason.Message}");
            return Bundled(scenario);
        }

        screen.Errors.WriteLine($"tcpsniff: {Lesson.Say(language, ("lesson", scenario.Lesson.In(language)))}");
        return packets.Net.Faults.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    /// <exception cref="LabException">This system has no kernel for it, or does not let this user.</exception>
    private static Performance Perform(Scenario scenario) =>
        OperatingSystem.IsLinux() ? Performance.Of(scenario) : throw LabException.NotLinux();

    private void Tell(Performance performance, PacketChoice packets)
    {
        var options = request.Presentation.Options;
        var retelling = new Retelling(performance.Capture, performance.Scenario.Name, packets);
        var result = retelling.Analyze(options);
        using (var report = request.Presentation.Open(request.Presentation.ViewFor(result.Connections.Count), ReportOutput))
        {
            retelling.Tell(result, report, request.Calls ? performance.Calls : [], request.WriteTo, screen);
        }

        if (request.Truth && OperatingSystem.IsLinux())
        {
            TruthTable.Print(performance.Truth, ReportOutput, options.Language);
        }
    }

    private ExitCode Bundled(Scenario scenario)
    {
        screen.Errors.WriteLine("tcpsniff: here is the recording of this story that comes with the program.");
        return new AnalyzeRun(
            new()
            {
                Files = [BundledCaptures.PathOf(scenario)],
                Packets = request.Packets,
                Selection = Selection.All,
                Presentation = request.Presentation,
                WriteTo = request.WriteTo,
            },
            screen).Run();
    }

    private string Unknown()
    {
        var close = ClosestNames.Of(request.Name, ScenarioList.All.Select(scenario => scenario.Name));
        return $"lab run {request.Name}: no such story.{(close.Count > 0 ? $" Did you mean {string.Join(" or ", close)}?" : "")} (tcpsniff lab list shows them)";
    }
}
