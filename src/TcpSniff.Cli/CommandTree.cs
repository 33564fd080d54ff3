using System.CommandLine;
using System.CommandLine.Help;
using TcpSniff.Cli.Commands;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli;

/// <summary>All commands there are.</summary>
internal static class CommandTree
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff demo", "Watch a TCP conversation from SYN to TIME-WAIT, explained"),
        new("tcpsniff sniff -i lo -f 'tcp port 12345'", "Explain what is happening on loopback right now"),
        new("tcpsniff analyze capture.pcapng", "Explain what a capture file holds"),
    ];

    /// <summary>The program's commands, talking to <paramref name="screen"/>.</summary>
    public static RootCommand Create(Screen screen, GlobalOptions global)
    {
        var root = new RootCommand("Captures TCP, follows both endpoints' states, and explains every segment.");
        root.Options.Clear();
        global.AddTo(root);
        root.Add(new VersionOption { Action = new VersionAction(), Description = "Show the version" });
        var help = new HelpPage(screen, global, Examples);
        root.Add(new HelpOption("--help", "-h", "-?") { Recursive = true, Action = help, Description = "Show help" });
        root.SetAction(help.Invoke);

        root.Add(DemoCommand.Create(screen, global));
        root.Add(SniffCommand.Create(screen, global));
        root.Add(AnalyzeCommand.Create(screen, global));
        root.Add(ReportCommand.Create(screen, global));
        root.Add(FollowCommand.Create(screen, global));
        root.Add(ExplainCommand.Create(screen, global));
        root.Add(AnnotateCommand.Create(screen, global));
        root.Add(AlignCommand.Create(screen, global));
        root.Add(QueryCommand.Create(screen, global));
        root.Add(SplitCommand.Create(screen));
        root.Add(JoinCommand.Create(screen));
        root.Add(LabCommand.Create(screen, global));
        root.Add(QuizCommand.Create(screen, global));
        root.Add(ChatCommand.Create(screen));
        root.Add(McpCommand.Create());
        root.Add(DevicesCommand.Create(screen, global));
        return root;
    }
}
