namespace TcpSniff.Cli.Errors;

/// <summary>The command line asks for something that makes no sense; the message is one line that says what would.</summary>
internal sealed class UsageException(string message) : Exception(message);
