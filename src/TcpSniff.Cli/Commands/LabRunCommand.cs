using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff lab run</c>: plays a story, captures it, explains it.</summary>
internal static class LabRunCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff lab run close-by-client", "The four closing segments, and TIME-WAIT"),
        new("tcpsniff lab run zero-window -w zero-window.pcapng", "Keep the packets, to open them in Wireshark"),
        new("tcpsniff lab run half-close --truth", "Show what both kernels say about their sockets, too"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var name = new Argument<string>("NAME") { Description = "The story; tcpsniff lab list shows them all" };
        var write = new Option<string?>("--write", "-w") { Description = "Keep the packets in this file too; - is standard output", HelpName = "FILE" };
        var noCalls = new Option<bool>("--no-calls") { Description = "Leave out the socket calls" };
        var truth = new Option<bool>("--truth") { Description = "Show the kernels' own word beside the inferred states" };
        var view = new ViewOptions(global);

        var verb = new Verb("run", "Play a story, capture it, explain it", Examples) { name, write, noCalls, truth };
        view.AddTo(verb);
        verb.SetAction(line => (int)new LabRun(
            new(
                line.GetRequiredValue(name),
                view.Read(line, screen),
                Calls: !line.GetValue(noCalls),
                Truth: line.GetValue(truth),
                line.GetValue(write),
                new() { DecodedBy = global.DecoderFor(line), Udp = true }),
            screen).Run());
        return verb;
    }
}
