using TcpSniff.Cli.Terminals;

namespace TcpSniff.Cli.Runs;

/// <summary>What <c>join</c> was asked for.</summary>
/// <param name="Folders">The folders of all parts.</param>
/// <param name="Output">The folder of the joined tables.</param>
/// <param name="Screen">Where it talks to.</param>
internal sealed record JoinRequest(IReadOnlyList<string> Folders, string Output, Screen Screen);
