using System.CommandLine;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Helpers;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff join</c>: makes the tables of a whole capture from those of its parts.</summary>
internal static class JoinCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff split day/*.pcapng -o parts --parts 16", "Deal the packets; then, for each part, on any machine:"),
        new("tcpsniff analyze parts/part-0003.pcapng --format parquet -o tables/0003", "Analyse a part, knowing nothing of the others"),
        new("tcpsniff join tables/* -o day", "Make the findings that need all parts, and the tables of the whole"),
        new("tcpsniff query day 'SELECT id, count(*) FROM findings GROUP BY id'", "Ask about the whole"),
    ];

    /// <summary>The command.</summary>
    /// <param name="screen">Where it talks to.</param>
    /// <param name="run">Joins; null where the helper program has to.</param>
    public static Verb Create(Screen screen, Func<JoinRequest, ExitCode>? run = null)
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "The folders that analyze --format parquet wrote, one for each part of one split",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--output", "-o") { Description = "Folder for the joined tables", HelpName = "OUT", Required = true };
        var verb = new Verb("join", "Make one set of tables from those of all parts", Examples) { folders, output };
        verb.SetAction(line => (int)(run is null ? HelperProgram.Data.TakeOver() : run(new(line.GetRequiredValue(folders), line.GetRequiredValue(output), screen))));
        return verb;
    }
}
