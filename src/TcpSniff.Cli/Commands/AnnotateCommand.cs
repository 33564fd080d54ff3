using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff annotate</c>: writes the explanations into a copy of the capture, as comments that Wireshark shows.</summary>
internal static class AnnotateCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff annotate chat.pcapng -o explained.pcapng", "Every TCP packet gets its explanation as a comment"),
        new("tcpsniff annotate old.pcap.gz -o explained.pcapng --lang zh-Hans", "A pcap becomes pcapng, the comments Chinese"),
        new("tcpsniff annotate chat.pcapng -o - | tshark -r - -T fields -e frame.number -e frame.comment", "Read the comments at once"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var file = new Argument<string>("FILE") { Description = CaptureArgument.File };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The copy, pcapng; - is standard output",
            HelpName = "OUT",
            Required = true,
        };
        var verb = new Verb("annotate", "Write explanations into a copy of a capture, as comments", Examples) { file, output };
        verb.SetAction(line => (int)new AnnotateRun(
            line.GetRequiredValue(file),
            line.GetRequiredValue(output),
            new() { DecodedBy = global.DecoderFor(line) },
            global.LanguageFor(line, screen),
            screen).Run());
        return verb;
    }
}
