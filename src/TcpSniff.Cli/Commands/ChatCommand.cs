using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff chat</c>: the built-in chat, something worth sniffing.</summary>
internal static class ChatCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff chat server", "In one terminal"),
        new("tcpsniff chat client --name ann", "In another: type lines, bye to leave"),
        new("sudo tcpsniff sniff -i lo -f 'tcp port 12345'", "In a third: watch what the first two cause"),
    ];

    /// <summary>The command.</summary>
    public static Command Create(Screen screen) => new Verb("chat", "Talk over TCP: something to sniff", Examples)
    {
        ChatServerCommand.Create(screen),
        ChatClientCommand.Create(screen),
    };
}
