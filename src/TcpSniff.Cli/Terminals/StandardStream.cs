namespace TcpSniff.Cli.Terminals;

/// <summary>Standard input or output as a file name.</summary>
internal static class StandardStream
{
    /// <summary>The name that stands for it.</summary>
    public const string Name = "-";
}
