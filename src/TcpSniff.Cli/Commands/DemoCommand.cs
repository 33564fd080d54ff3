using System.CommandLine;
using TcpSniff.Chat;
using TcpSniff.Cli.Demo;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff demo</c>: records a chat on loopback and explains it.</summary>
internal static class DemoCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff demo", "From SYN to TIME-WAIT, with the socket calls that cause each segment"),
        new("tcpsniff demo --style greeter --lang zh-Hans", "Another conversation, explained in Chinese"),
        new("tcpsniff demo --web", "Watch it in a browser: it begins when the page is open"),
        new("tcpsniff demo -w chat.pcapng", "Keep the packets, to open them in Wireshark"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var style = StyleOption.Create();
        var write = new Option<string?>("--write", "-w") { Description = "Keep the packets in this file too; - is standard output", HelpName = "FILE" };
        var noCalls = new Option<bool>("--no-calls") { Description = "Leave out the socket calls" };

        var web = WebOption.Create();

        var verb = new Verb("demo", "Record a chat on loopback and explain it", Examples) { style, write, noCalls, web };
        verb.SetAction(line => (int)new DemoRun(
            new(
                line.GetValue(style) ?? ChatStyle.Room,
                new()
                {
                    Language = global.LanguageFor(line, screen),
                    Colour = global.ColourFor(line, screen),
                    Width = screen.Width,
                },
                !line.GetValue(noCalls),
                line.GetValue(write),
                new() { DecodedBy = global.DecoderFor(line) },
                WebOption.Read(line, web)),
            screen).Run());
        return verb;
    }
}
