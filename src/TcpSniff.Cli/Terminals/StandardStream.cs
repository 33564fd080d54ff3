namespace TcpSniff.Cli.Terminals;

/// <summary>Standard input and output of this process, and what stands for them as a file name.</summary>
internal static class StandardStream
{
    /// <summary>The name that stands for it.</summary>
    public const string Name = "-";

    /// <summary>Standard input; ends early once <paramref name="interrupted"/> is signalled.</summary>
    public static Stream Input(CancellationToken interrupted) =>
        OperatingSystem.IsWindows() ? Console.OpenStandardInput() : new StandardInput(interrupted);

    /// <summary>Standard output.</summary>
    public static Stream Output() => OperatingSystem.IsWindows() ? Console.OpenStandardOutput() : new StandardOutput();
}
