using System.CommandLine;
using TcpSniff.Assistant;
using TcpSniff.Cli;
using TcpSniff.Cli.Commands;
using TcpSniff.Cli.Terminals;

return (int)Entry.Run(args, Screen.Standard(), static (_, global) =>
{
    var root = new RootCommand("The Model Context Protocol for tcpsniff.");
    global.AddTo(root);
    root.Add(McpCommand.Create(ServerRun.Run));
    return root;
});
