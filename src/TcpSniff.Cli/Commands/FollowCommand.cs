using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;
using TcpSniff.Packets;
using TcpSniff.Reports.Following;
using TcpSniff.Tracking.Reassembly;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff follow</c>: what both sides of a connection sent, put in order.</summary>
internal static class FollowCommand
{
    private const long BytesPerMebibyte = 1024 * 1024;

    private static readonly Example[] Examples =
    [
        new("tcpsniff follow chat.pcapng 0", "Read what was said on the first connection"),
        new("tcpsniff follow web.pcap 3 --as raw --from server > answer.bin", "Save what the server of connection 3 sent"),
        new("tcpsniff follow odd.pcap 1 --as hex", "Look at every byte"),
        new("tcpsniff follow odd.pcap 1 --as json | jq 'select(.record != \"data\")'", "Only the gaps, and bytes that were sent twice and differ"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var file = new Argument<string>("FILE") { Description = CaptureArgument.FileOrInput };
        var stream = new Argument<int>("N") { Description = "Number of the connection, from 0 (tcpsniff analyze --view connections lists them)" };
        stream.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: ['-', ..] }])
            {
                result.AddError("connections are numbered from 0");
            }
        });
        var form = WordOption.Create(
            "--as",
            "How to show the bytes (text by default)",
            ("text", FollowForm.Text),
            ("hex", FollowForm.Hex),
            ("raw", FollowForm.Raw),
            ("json", FollowForm.Json));
        var from = WordOption.Create<Side>("--from", "Whose bytes (both by default)", ("client", Side.Client), ("server", Side.Server), ("both", Side.Both));
        var limit = new Option<int?>("--reassembly-limit")
        {
            Description = $"Memory in MiB for what waits behind a gap, per side ({ConnectionStreams.DefaultLimit / BytesPerMebibyte} by default)",
            HelpName = "N",
        };
        limit.Validators.Add(static result => NumberOption.AtLeast(result, 1));
        var packets = new PacketOptions(global);

        var verb = new Verb("follow", "Show what both sides of a connection sent", Examples) { file, stream, form, from, limit };
        packets.AddTo(verb);
        verb.SetAction(line => (int)new FollowRun(
            new FollowRequest
            {
                File = line.GetRequiredValue(file),
                Stream = line.GetRequiredValue(stream),
                Packets = packets.Read(line),
                Options = new()
                {
                    Form = line.GetValue(form) ?? FollowForm.Text,
                    From = line.GetValue(from) switch { Side.Client => Role.Client, Side.Server => Role.Server, _ => null },
                    Limit = line.GetValue(limit) * BytesPerMebibyte ?? ConnectionStreams.DefaultLimit,
                    Language = global.LanguageFor(line, screen),
                    Colour = global.ColourFor(line, screen),
                },
            },
            screen).Run());
        return verb;
    }

    private enum Side
    {
        Both,
        Client,
        Server,
    }
}
