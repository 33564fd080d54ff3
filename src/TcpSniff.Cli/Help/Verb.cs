using System.CommandLine;

namespace TcpSniff.Cli.Help;

/// <summary>A command whose help shows examples.</summary>
internal sealed class Verb(string name, string description, params IReadOnlyList<Example> examples) : Command(name, description)
{
    /// <summary>What <c>--help</c> shows at its end.</summary>
    public IReadOnlyList<Example> Examples { get; } = examples;
}
