namespace TcpSniff.Cli.Errors;

/// <summary>Nobody reads standard output any more, as after <c>| head</c>.</summary>
internal sealed class BrokenPipeException() : IOException("broken pipe");
