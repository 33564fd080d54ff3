namespace TcpSniff.Cli.Tests.Processes;

/// <summary>What a program said and how it ended.</summary>
internal sealed record Outcome(int Code, string Output, string Errors);
