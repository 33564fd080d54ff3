using System.Runtime.Versioning;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Lab;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Lab.Stages;
using TcpSniff.Live.Namespaces;

namespace TcpSniff.Cli.Runs;

/// <summary>Plays all stories of the lab, some beside each other, and keeps their captures.</summary>
internal sealed class LabRecordRun(string folder, Screen screen)
{
    /// <summary>They wait most of the time.</summary>
    private const int SideBySide = 4;

    /// <summary>Plays and writes; what fails is said, the others are written all the same.</summary>
    public ExitCode Run() => OperatingSystem.IsLinux() ? Record() : throw LabException.NotLinux();

    [SupportedOSPlatform("linux")]
    private ExitCode Record()
    {
        Try();
        Directory.CreateDirectory(folder);
        var failures = 0;
        using var output = screen.Text();
        Parallel.ForEach(ScenarioList.All, new() { MaxDegreeOfParallelism = SideBySide }, scenario =>
        {
            try
            {
                var file = Path.Combine(folder, $"{scenario.Name}.pcapng");
                var performance = Performance.Of(scenario);
                File.WriteAllBytes(file, performance.Capture);
                Say(output, $"{file}  {performance.Truth.Packets} packets");
            }
            catch (ScenarioStuckException reason)
            {
                Interlocked.Increment(ref failures);
                Say(screen.Errors, $"tcpsniff: {scenario.Name}: {reason.Message}");
            }
        });
        return failures == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Where the system does not let this user, it says so here, once; unless it lets him be root in a namespace of his own.</summary>
    [SupportedOSPlatform("linux")]
    private static void Try()
    {
        try
        {
            Stage.Open(Setting.Usual).Dispose();
        }
        catch (LabException) when (!OwnNamespace.IsEntered && OwnNamespace.IsPossible())
        {
            OwnNamespace.Enter();
            throw;
        }
    }

    private static void Say(TextWriter output, string text)
    {
        lock (output)
        {
            output.WriteLine(text);
        }
    }
}
