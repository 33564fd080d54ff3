using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Options;
using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Commands;

/// <summary><c>tcpsniff lab</c>: TCP stories, played by the real kernel.</summary>
internal static class LabCommand
{
    private static readonly Example[] Examples =
    [
        new("tcpsniff lab list", "Which stories are there?"),
        new("tcpsniff lab run handshake", "Play one, and explain it"),
        new("tcpsniff lab run simultaneous-close --truth", "Put the kernels' own word beside what the wire tells"),
        new("tcpsniff lab record captures", "Record all of them"),
    ];

    /// <summary>The command.</summary>
    public static Command Create(Screen screen, GlobalOptions global) => new Verb("lab", "Play TCP stories with the real kernel, and explain them", Examples)
    {
        LabListCommand.Create(screen, global),
        LabRunCommand.Create(screen, global),
        LabRecordCommand.Create(screen),
    };
}
