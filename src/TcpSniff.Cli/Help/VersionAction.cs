using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace TcpSniff.Cli.Help;

/// <summary>Says which version this is.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <summary>The release of Wireshark whose analysis labels, stream numbers and completeness are matched.</summary>
    private const string Yardstick = "4.6.9";

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"tcpsniff {Version} (labels as Wireshark {Yardstick})");
        return 0;
    }

    /// <summary>The version without the build's source revision.</summary>
    private static string Version =>
        typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
