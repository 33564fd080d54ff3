using System.Text;
using TcpSniff.Chat;
using TcpSniff.Chat.Terminals;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Runs;

/// <summary>Runs chat programs on standard input and output, for a person at a terminal or for a script.</summary>
internal static class ChatRun
{
    /// <summary>Serves until interrupted; then everybody is told good-bye.</summary>
    public static ExitCode Serve(ChatServerOptions options, Screen screen)
    {
        using var interruption = new Interruption();
        using var output = screen.Text();
        using var server = ChatServer.Listen(options with { TakesTurns = options.SpeaksRaw && !screen.InputIsTerminal }, Terminal(output, screen));
        if (!options.Quiet)
        {
            screen.Errors.WriteLine($"tcpsniff: listening on {server.End}, Ctrl-C ends it");
            if (options is { SpeaksRaw: true, Udp: false })
            {
                screen.Errors.WriteLine("tcpsniff: each receive is taken as a message. TCP keeps no such boundaries: two sends may arrive as one, and one as two");
            }
        }

        server.RunAsync(interruption.Token).GetAwaiter().GetResult();
        return interruption.IsRequested ? ExitCode.Interrupted : ExitCode.Done;
    }

    /// <summary>Talks until one side leaves.</summary>
    public static ExitCode Talk(ChatClientOptions options, Screen screen)
    {
        using var interruption = new Interruption();
        using var output = screen.Text();
        var ending = ChatClient.RunAsync(options with { TakesTurns = !screen.InputIsTerminal }, Terminal(output, screen), stop: interruption.Token).GetAwaiter().GetResult();
        return interruption.IsRequested ? ExitCode.Interrupted : ending == ChatEnding.Lost ? ExitCode.Failed : ExitCode.Done;
    }

    // The system's terminal edits lines; the chat speaks UTF-8 whatever the locale says.
    private static TextTerminal Terminal(TextWriter output, Screen screen) =>
        new(new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false)), output, screen.Errors, screen.InputIsTerminal && screen.OutputIsTerminal);
}
