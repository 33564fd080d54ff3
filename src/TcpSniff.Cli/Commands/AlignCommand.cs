using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Reports;
using TcpSniff.Wording;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff align</c>: one conversation captured at both ends, and what each segment did on the way.</summary>
internal static class AlignCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff align client.pcapng server.pcapng", "Who lost, delayed or changed it: the client, the way, or the server?"),
        new("tcpsniff align client.pcapng server.pcapng -o way.html", "The same as a page: both clocks, and every segment on its way between them"),
        new("tcpsniff align client.pcapng server.pcapng --connection 3", "Only connection 3 of the client's capture, every segment of it"),
        new("tcpsniff align client.pcapng server.pcapng --format json | jq 'select(.fate == \"lost\")'", "What was lost between the two points of capture"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var client = new Argument<string>("CLIENT") { Description = "The capture taken at the client's end, of any kind that analyze reads; - is standard input" };
        var server = new Argument<string>("SERVER") { Description = "The capture taken at the server's end; clocks, addresses and numbers may differ" };
        var streams = NumberSetOption.Create("--connection", "Only the connections of these numbers, as in 0,3,7-9");
        var format = WordOption.Create("--format", "How to write it", ("text", AlignFormat.Text), ("json", AlignFormat.Json));
        var time = TimeOption.Create();
        var absolute = new Option<bool>("--absolute") { Description = "Sequence numbers as they are on the wire" };
        var output = new Option<string?>("--output", "-o") { Description = "A page with three lanes: the client's clock, the way, the server's clock; - is standard output", HelpName = "OUT.html" };
        var packets = new PacketOptions(global);

        var verb = new Verb("align", "One conversation captured at both ends: what each segment did on the way", Examples) { client, server, output, streams, format, time, absolute };
        packets.AddTo(verb);
        verb.SetAction(line => (int)new AlignRun(
            new()
            {
                Client = line.GetRequiredValue(client),
                Server = line.GetRequiredValue(server),
                Page = line.GetValue(output),
                Streams = line.GetValue(streams),
                Packets = packets.Read(line),
                Format = line.GetValue(format) ?? AlignFormat.Text,
                Options = new ReportOptions
                {
                    Language = global.LanguageFor(line, screen),
                    Colour = global.ColourFor(line, screen),
                    Width = screen.Width,
                    Time = line.GetValue(time) ?? TimeDisplay.Relative,
                    Absolute = line.GetValue(absolute),
                },
            },
            screen).Run());
        return verb;
    }
}
