using System.CommandLine;
using System.Net;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff chat client</c>.</summary>
internal static class ChatClientCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff chat client --name ann", "Type lines; bye asks to leave, exit leaves at once"),
        new("printf 'hello\\nbye\\n' | tcpsniff chat client", "The same from a script"),
        new("tcpsniff chat client --raw --port 8898", "Talk with a tutorial's server: what one send sends is one message"),
        new("tcpsniff chat client 192.0.2.7 --half-close", "Close one direction and go on reading the other"),
        new("tcpsniff chat client --linger 0", "Leave by RST instead of FIN"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen)
    {
        var host = new Argument<string?>("HOST") { Description = "The server (default 127.0.0.1)", Arity = ArgumentArity.ZeroOrOne };
        var bind = new Option<IPEndPoint?>("--bind") { Description = "Address, and port if you like, to call from", HelpName = "ADDRESS", CustomParser = ChatOptions.ReadEnd };
        var name = new Option<string?>("--name") { Description = "What the others see", HelpName = "NAME" };
        var halfClose = new Option<bool>("--half-close") { Description = "Leave by shutdown(SHUT_WR) and read what the server still says" };
        var shared = new ChatOptions();

        var verb = new Verb("client", "Talk to a chat server", Examples) { host, name, bind };
        shared.AddTo(verb);
        verb.Add(halfClose);
        verb.SetAction(line =>
        {
            var usual = shared.ReadClient(line);
            return (int)ChatRun.Talk(
                usual with
                {
                    Host = line.GetValue(host) ?? usual.Host,
                    Name = line.GetValue(name),
                    Bind = line.GetValue(bind),
                    HalfClose = line.GetValue(halfClose),
                },
                screen);
        });
        return verb;
    }
}
