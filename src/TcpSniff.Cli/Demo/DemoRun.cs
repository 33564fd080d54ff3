using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Live.Devices;
using TcpSniff.Live.Errors;
using TcpSniff.Live.Namespaces;
using TcpSniff.Live.Rights;
using TcpSniff.Reports;

namespace TcpSniff.Cli.Demo;

/// <summary>
/// Shows a chat on loopback as it looks to TCP: captured right now where that is permitted, else in a network of the program's
/// own, else from the recording that comes with it.
/// </summary>
internal sealed class DemoRun(DemoRequest request, Screen screen)
{
    private readonly Presentation _presentation = Presentation.Create(View.Timeline, "text", request.Options);

    /// <summary>A browser does not reach into a network of the program's own.</summary>
    private WebChoice? Web => OwnNamespace.IsEntered ? null : request.Web;

    private Stream ReportOutput => request.WriteTo == StandardStream.Name ? Stream.Null : screen.Output;

    /// <summary>Records and explains.</summary>
    public ExitCode Run()
    {
        if (OwnNamespace.IsEntered)
        {
            LoopbackDevice.BringUp();
        }

        try
        {
            return Live();
        }
        catch (CapturePermissionException) when (!OwnNamespace.IsEntered && OwnNamespace.IsPossible())
        {
            screen.Errors.WriteLine("tcpsniff: you may not capture on this machine's interfaces; here is a network of this program's own instead.");
            screen.Errors.WriteLine($"tcpsniff: to capture on all of them: {CaptureRights.Advice()}");
            OwnNamespace.Enter();
            return Bundled();
        }
        catch (LiveException reason) when (reason is CapturePermissionException or PcapLibraryMissingException or DeviceFailureException or NoSuchDeviceException)
        {
            screen.Errors.WriteLine($"tcpsniff: {reason.Message}");
            screen.Errors.WriteLine("tcpsniff: here is the recording of the same conversation that comes with this program.");
            return Bundled();
        }
    }

    private ExitCode Live()
    {
        using var interruption = new Interruption();
        using var conversation = new DemoConversation(request.Style);
        if (request.Web is not null && Web is null)
        {
            screen.Errors.WriteLine("tcpsniff: a browser does not reach into that network. Keep the packets (-w chat.pcapng) and make a page of them: tcpsniff report chat.pcapng -o chat.html");
        }

        var packets = request.Packets with { Net = BugReport.Net(screen.Errors, [request.WriteTo ?? "FILE"]) };
        using var reading = Reading.OfLive(DemoRecording.Open(conversation), packets);
        using var page = Web is { } web ? LiveView.Of(web, reading.Pipeline, [CaptureDevices.Loopback], request.Options.Language) : null;
        if (page is not null)
        {
            page.Page.Begin(CaptureSummary.Of(reading.Pipeline, [CaptureDevices.Loopback]));
            page.Serve(screen);
            screen.Errors.WriteLine("tcpsniff: the chat begins when the page is open");
            page.WaitForReader(interruption.Token);
        }

        screen.Errors.WriteLine("tcpsniff: capturing a chat on loopback ...");
        var recording = DemoRecording.Record(conversation, reading, page?.Page, request.Calls, interruption.Token);
        var result = Results.Of(reading.Pipeline, [CaptureDevices.Loopback], Selection.All, request.Options.Language);
        page?.Page.Finish(result);
        using var report = _presentation.Open(View.Timeline, ReportOutput);
        new Retelling(recording, "recording", packets).Tell(result, report, request.Calls ? conversation.Notes.Calls : [], request.WriteTo, screen);
        if (page is not null && !interruption.IsRequested)
        {
            report.Flush();
            screen.Errors.WriteLine("tcpsniff: the page stays until Ctrl-C");
            interruption.Token.WaitHandle.WaitOne();
            return packets.Net.Faults.Count > 0 ? ExitCode.Failed : ExitCode.Done;
        }

        return interruption.IsRequested ? ExitCode.Interrupted : packets.Net.Faults.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private ExitCode Bundled()
    {
        if (request.Web is not null)
        {
            screen.Errors.WriteLine($"tcpsniff: there is nothing live to show. The recording as a page: tcpsniff report {BundledCaptures.PathOf(request.Style)} -o chat.html");
        }

        var recording = new AnalyzeRequest
        {
            Files = [BundledCaptures.PathOf(request.Style)],
            Packets = request.Packets,
            Selection = Selection.All,
            Presentation = _presentation,
            WriteTo = request.WriteTo,
        };
        return new AnalyzeRun(recording, screen).Run();
    }
}
