using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff lab list</c>.</summary>
internal static class LabListCommand
{
    private static readonly Example[] Examples = [new("tcpsniff lab list --lang zh-Hans", "The stories in Chinese")];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen, GlobalOptions global)
    {
        var verb = new Verb("list", "List the stories and what they teach", Examples);
        verb.SetAction(line =>
        {
            LabListing.Print(screen, global.LanguageFor(line, screen));
            return (int)ExitCode.Done;
        });
        return verb;
    }
}
