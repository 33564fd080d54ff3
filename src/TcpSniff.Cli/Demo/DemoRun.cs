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
        var packets = request.Packets with { Net = BugReport.Net(screen.Errors, [request.WriteTo ?? "FILE"]) };
        using var reading = Reading.OfLive(DemoRecording.Open(conversation), packets);
        screen.Errors.WriteLine("tcpsniff: capturing a chat on loopback ...");
        var recording = DemoRecording.Record(conversation, reading, interruption.Token);
        var result = Results.Of(reading.Pipeline, [CaptureDevices.Loopback], Selection.All, request.Options.Language);
        using var report = _presentation.Open(View.Timeline, ReportOutput);
        new Retelling(recording, "recording", packets).Tell(result, report, request.Calls ? conversation.Notes.Calls : [], request.WriteTo, screen);
        return interruption.IsRequested ? ExitCode.Interrupted : packets.Net.Faults.Count > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private ExitCode Bundled()
    {
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
