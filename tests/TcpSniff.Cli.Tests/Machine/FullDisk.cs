using System.Diagnostics;

namespace TcpSniff.Cli.Tests.Machine;

/// <summary>A file system of a few kilobytes in memory.</summary>
internal sealed class FullDisk : IDisposable
{
    public FullDisk(int kilobytes) => Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", Folder);

    public string Folder { get; } = Directory.CreateTempSubdirectory("tcpsniff-full-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static void Run(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
        }
    }
}
