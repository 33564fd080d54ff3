using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using TcpSniff.Cli.Engines;

namespace TcpSniff.Cli.Help;

/// <summary>Says which version this is, and which engines are built in.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"tcpsniff {Version} (engines: {string.Join(", ", EngineChoice.BuiltIn)})");
        return 0;
    }

    /// <summary>The version without the build's source revision.</summary>
    private static string Version =>
        typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
