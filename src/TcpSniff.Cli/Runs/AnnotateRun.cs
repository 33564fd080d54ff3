using TcpSniff.Capture;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Decoding;
using TcpSniff.Faults;
using TcpSniff.Reports;
using TcpSniff.Timelines;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Runs;

/// <summary>Writes what is said about each packet into a copy of the capture: once to know what was found, once more to write it down.</summary>
internal sealed class AnnotateRun(string file, string target, PacketChoice packets, Language language, Screen screen)
{
    private readonly PacketChoice _packets = packets with { Net = BugReport.Net(screen.Errors, [file]) };

    /// <summary>Reads twice and writes.</summary>
    public ExitCode Run()
    {
        if (file == StandardStream.Name)
        {
            throw new UsageException("annotate reads its capture twice: name a file");
        }

        WriteTarget.Check(target, [file], "-o");
        using var interruption = new Interruption();
        using var reading = Reading.OfFile(CaptureFile.Open(file), _packets);
        using (var progress = new ReadingProgress([file], screen))
        {
            new Pass(reading, interruption.Token) { Progress = progress }.Run();
        }

        var result = Results.Of(reading.Pipeline, [file], Selection.All, language);
        Copy(new PacketComments(result.Findings, language, new(reading.Pipeline.Tracker.Revisions)), interruption.Token);
        return interruption.IsRequested ? ExitCode.Interrupted : Verdict.Of(result, reading, null, screen.Errors);
    }

    private void Copy(PacketComments comments, CancellationToken interrupted)
    {
        using var annotator = target == StandardStream.Name
            ? CaptureAnnotator.Open(file, screen.Output, target)
            : CaptureAnnotator.Open(file, target);
        var pipeline = Reading.OfFile(annotator.Source, _packets).Pipeline;
        while (!interrupted.IsCancellationRequested && pipeline.MoveNext() is PipelineStatus.Packet)
        {
            annotator.Write(Explain(pipeline, comments));
        }

        if (annotator.Mute > 0)
        {
            screen.Errors.WriteLine($"tcpsniff: {annotator.Mute} packets stand in simple blocks, which have no place for comments");
        }
    }

    /// <summary>A packet that cannot be explained for a bug of ours stays without comment.</summary>
    private static IReadOnlyList<string> Explain(Pipeline pipeline, PacketComments comments)
    {
        try
        {
            return About(pipeline, comments);
        }
        catch (Exception bug) when (pipeline.Net.Catches(bug))
        {
            pipeline.Net.Note(bug, Loss.Packet, pipeline.Frame);
            return [];
        }
    }

    private static IReadOnlyList<string> About(Pipeline pipeline, PacketComments comments) => pipeline.Decoded.Kind switch
    {
        PacketKind.Tcp => comments.Of(pipeline.Facts),
        PacketKind.IcmpError when pipeline.Tracker.Find(pipeline.Decoded.Icmp.Key) is { } connection =>
            comments.Of(new IcmpEntry(pipeline.Packet.Time, pipeline.Frame, pipeline.Decoded.Icmp, connection)),
        _ => comments.Of(pipeline.Frame),
    };
}
