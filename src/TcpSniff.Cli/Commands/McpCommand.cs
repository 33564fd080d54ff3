using System.CommandLine;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Helpers;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Runs;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff mcp</c>: the same answers for an assistant.</summary>
internal static class McpCommand
{
    private const int UsualTimeout = 120;

    private static readonly Example[] Examples =
    [
        new("tcpsniff mcp ~/captures", "What an assistant starts: it may ask about the captures in this folder, and read nothing else"),
        new("{\"mcpServers\": {\"tcpsniff\": {\"command\": \"tcpsniff\", \"args\": [\"mcp\", \"/srv/captures\"]}}}", "How most assistants are told to"),
    ];

    /// <summary>The command.</summary>
    /// <param name="run">Serves; null where the helper program has to.</param>
    public static Verb Create(Func<McpRequest, ExitCode>? run = null)
    {
        var folders = new Argument<string[]>("FOLDER")
        {
            Description = "Folders whose captures may be asked about, with all below them",
            Arity = ArgumentArity.OneOrMore,
        };
        var timeout = new Option<int?>("--timeout") { Description = $"Seconds that an answer may take ({UsualTimeout} by default)", HelpName = "S" };
        timeout.Validators.Add(static result => NumberOption.AtLeast(result, 1));

        var verb = new Verb("mcp", "Answer an assistant (Model Context Protocol, standard input and output)", Examples) { folders, timeout };
        verb.SetAction(line => (int)(run is null
            ? HelperProgram.Mcp.TakeOver()
            : run(new(line.GetRequiredValue(folders), TimeSpan.FromSeconds(line.GetValue(timeout) ?? UsualTimeout)))));
        return verb;
    }
}
