using System.CommandLine;
using TcpSniff.Cli;
using TcpSniff.Cli.Commands;
using TcpSniff.Cli.Terminals;
using TcpSniff.Data.Joining;
using TcpSniff.Data.Parquet;
using TcpSniff.Data.Queries;

Interruption.Unignore();
return (int)Entry.Run(args, Screen.Standard(), static (screen, global) =>
{
    var root = new RootCommand("Parquet and SQL for tcpsniff.");
    global.AddTo(root);
    root.Add(AnalyzeCommand.Create(screen, global, (folder, only) => new ParquetFormat(folder, only)));
    root.Add(QueryCommand.Create(screen, global, QueryRun.Run));
    root.Add(JoinCommand.Create(screen, JoinRun.Run));
    return root;
});
