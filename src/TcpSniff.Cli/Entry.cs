using System.CommandLine;
using System.CommandLine.Invocation;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Terminals;
using TcpSniff.Cli.Words;
using TcpSniff.Wording;

namespace TcpSniff.Cli;

/// <summary>From the command line to the exit code.</summary>
internal static class Entry
{
    /// <summary>Runs one command line.</summary>
    /// <param name="arguments">The words behind the program's name.</param>
    /// <param name="screen">Where it talks to.</param>
    /// <param name="tree">Its commands; null for the main program's.</param>
    public static ExitCode Run(IReadOnlyList<string> arguments, Screen screen, Func<Screen, GlobalOptions, RootCommand>? tree = null)
    {
        var global = new GlobalOptions();
        if (GlobalOptions.LanguageOf(arguments, screen) is not Language.English and var language)
        {
            screen = screen with { Errors = new TranslatedErrors(screen.Errors, language) };
        }

        var line = (tree ?? CommandTree.Create)(screen, global).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return Failure.Guard(screen.Errors, global.IsDebugging(line), () => Invoke(line, screen));
    }

    private static ExitCode Invoke(ParseResult line, Screen screen)
    {
        // Help is given even to a command line that makes no sense.
        if (line.Action is not SynchronousCommandLineAction { ClearsParseErrors: true } && Complaint.Of(line) is { } complaint)
        {
            throw new UsageException(complaint);
        }

        using var output = screen.Text();
        return (ExitCode)line.Invoke(new InvocationConfiguration
        {
            Output = output,
            Error = screen.Errors,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }
}
