using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Reports;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff explain</c>: one frame, by which rule it is what it is, with which numbers and evidence.</summary>
internal static class ExplainCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff explain capture.pcapng 4711", "Why is frame 4711 a retransmission, and what else could it have been?"),
        new("tcpsniff explain capture.pcapng 4711 --format json", "The same for scripts"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var file = new Argument<string>("FILE") { Description = CaptureArgument.FileOrInput };
        var frame = new Argument<long>("FRAME") { Description = "Number of the packet in the capture, from 1" };
        var format = WordOption.Create("--format", "How to write it", ("text", ExplanationFormat.Text), ("json", ExplanationFormat.Json));
        var packets = new PacketOptions(global);

        var verb = new Verb("explain", "Explain one segment: what it is, by which rule, with which numbers and evidence", Examples) { file, frame, format };
        packets.AddTo(verb);
        verb.SetAction(line => (int)new ExplainRun(
            line.GetRequiredValue(file),
            line.GetValue(frame),
            packets.Read(line),
            line.GetValue(format) ?? ExplanationFormat.Text,
            new ReportOptions { Language = global.LanguageFor(line, screen), Colour = global.ColourFor(line, screen), Width = screen.Width },
            screen).Run());
        return verb;
    }
}
