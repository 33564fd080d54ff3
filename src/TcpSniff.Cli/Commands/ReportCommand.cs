using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff report</c>: draws what capture files hold in one self-contained page.</summary>
internal static class ReportCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff report chat.pcapng -o chat.html", "Ladder, both state machines, graphs and explanations, in one file that can be sent by mail"),
        new("tcpsniff report big.pcap.gz --where 'retransmitted_segments > 10' -o lossy.html", "Only the connections in question"),
        new("tcpsniff report chat.pcapng --lang zh-Hans -o chat.html", "A page that opens in Chinese"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = CaptureArgument.Several,
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o") { Description = "The page, HTML; - is standard output", HelpName = "OUT.html", Required = true };
        var packets = new PacketOptions(global);
        var selection = new SelectionOptions();
        var verb = new Verb("report", "Draw what capture files hold in one page: ladder, graphs, findings", Examples) { files, output };
        packets.AddTo(verb);
        selection.AddTo(verb);
        verb.SetAction(line => (int)new ReportRun(
            line.GetRequiredValue(files),
            line.GetRequiredValue(output),
            packets.Read(line),
            selection.Read(line),
            global.LanguageFor(line, screen),
            screen).Run());
        return verb;
    }
}
