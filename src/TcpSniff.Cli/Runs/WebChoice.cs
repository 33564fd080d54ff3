namespace TcpSniff.Cli.Runs;

/// <summary>That a live page was asked for.</summary>
/// <param name="Port">The port on 127.0.0.1; null for any that is free.</param>
internal sealed record WebChoice(int? Port);
