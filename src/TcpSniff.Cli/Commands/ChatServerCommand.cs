using System.CommandLine;
using System.Net;
using TcpSniff.Chat;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff chat server</c>.</summary>
internal static class ChatServerCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff chat server", "A room for many on 127.0.0.1:12345; Ctrl-C says good-bye to all"),
        new("tcpsniff chat server --style operator", "One guest at a time; you type the replies"),
        new("tcpsniff chat server --style greeter --port 1234", "What a tutorial's client of thirty lines expects: each send is a message"),
        new("tcpsniff chat server --style reply hi --once --port 8080", "One answer, then close first and stop"),
        new("tcpsniff chat server --bind 0.0.0.0 --backlog 1 --reuse-address off --verbose", "Watch what each option changes on the wire"),
    ];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen)
    {
        var style = StyleOption.CreateForServer();
        var bind = new Option<IPEndPoint?>("--bind") { Description = "Address to listen on (default 127.0.0.1)", HelpName = "ADDRESS", CustomParser = ChatOptions.ReadEnd };
        var backlog = new Option<int?>("--backlog") { Description = "Connections that may wait to be accepted", HelpName = "N" };
        var once = new Option<bool>("--once") { Description = "With --style reply: close first after one answer, and stop" };
        var verbose = new Option<bool>("--verbose") { Description = "Show what everybody says" };
        var quiet = new Option<bool>("--quiet") { Description = "Do not say on standard error who comes and goes" };
        var shared = new ChatOptions();
        backlog.Validators.Add(static result => NumberOption.AtLeast(result, 0));

        var verb = new Verb("server", "Start a chat server", Examples) { style, bind };
        shared.AddTo(verb);
        verb.Add(backlog);
        verb.Add(once);
        verb.Add(verbose);
        verb.Add(quiet);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(once) && result.GetValue(style)?.Style != ChatStyle.Reply)
            {
                result.AddError("--once: there is one answer only with --style reply TEXT");
            }
        });
        verb.SetAction(line =>
        {
            var usual = shared.ReadServer(line);
            var asked = line.GetValue(style);
            return (int)ChatRun.Serve(
                usual with
                {
                    Style = asked?.Style ?? usual.Style,
                    Reply = asked?.Answer ?? usual.Reply,
                    Once = line.GetValue(once),
                    Bind = line.GetValue(bind)?.Address ?? usual.Bind,
                    Backlog = line.GetValue(backlog) ?? usual.Backlog,
                    Verbose = line.GetValue(verbose),
                    Quiet = line.GetValue(quiet),
                },
                screen);
        });
        return verb;
    }
}
