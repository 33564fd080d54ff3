namespace TcpSniff.Cli.Help;

/// <summary>A command line that <c>--help</c> shows, and what it does.</summary>
internal readonly record struct Example(string Line, string Purpose);
