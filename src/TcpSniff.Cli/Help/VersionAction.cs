using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace TcpSniff.Cli.Help;

/// <summary>Says which version this is.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"tcpsniff {Version}");
        return 0;
    }

    /// <summary>The version without the build's source revision.</summary>
    private static string Version =>
        typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
