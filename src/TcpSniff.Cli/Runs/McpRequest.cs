namespace TcpSniff.Cli.Runs;

/// <summary>What <c>mcp</c> was asked for.</summary>
/// <param name="Folders">Folders that may be read.</param>
/// <param name="Timeout">Time that an answer may take.</param>
internal sealed record McpRequest(IReadOnlyList<string> Folders, TimeSpan Timeout);
