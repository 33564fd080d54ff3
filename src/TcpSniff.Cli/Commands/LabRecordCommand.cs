using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Runs;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff lab record</c>: plays all stories into files.</summary>
internal static class LabRecordCommand
{
    private static readonly Example[] Examples = [new("tcpsniff lab record captures", "One pcapng file a story; a comment in each says how it was made")];

    /// <summary>The command.</summary>
    public static Verb Create(Screen screen)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder for the files; it is made where there is none" };
        var verb = new Verb("record", "Play all stories and keep their captures", Examples) { folder };
        verb.SetAction(line => (int)new LabRecordRun(line.GetRequiredValue(folder), screen).Run());
        return verb;
    }
}
