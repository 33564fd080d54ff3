using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace TcpSniff.Live.Namespaces;

/// <summary>
/// A user and network namespace of the program's own (user_namespaces(7)): whoever makes one is root in it and may capture
/// there, though only what this program itself sends. The kernel makes them only for processes with one thread, which
/// .NET never is; hence the program is started again through <c>unshare</c> of util-linux or BusyBox.
/// </summary>
internal static partial class OwnNamespace
{
    private const string Mark = "TCPSNIFF_OWN_NAMESPACE";
    private static readonly TimeSpan TrialTime = TimeSpan.FromSeconds(5);

    /// <summary>Whether this process was started by <see cref="Enter"/>. <see cref="LoopbackDevice.BringUp"/> comes next then.</summary>
    public static bool IsEntered => Environment.GetEnvironmentVariable(Mark) == "1";

    /// <summary>Whether this system lets this user make one, found out by trying.</summary>
    public static bool IsPossible()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            using var trial = Process.Start(new ProcessStartInfo("unshare", ["-Urn", "true"]) { RedirectStandardError = true, RedirectStandardOutput = true });
            if (trial is null || trial.WaitForExit(TrialTime))
            {
                return trial?.ExitCode == 0;
            }

            trial.Kill();
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }

    /// <summary>
    /// Starts this program again, with the same arguments, terminal and process id, in a namespace of its own. Returns only
    /// where that failed. Nothing of this process lives on: flush and close first.
    /// </summary>
    public static void Enter()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var commandLine = Encoding.UTF8.GetString(File.ReadAllBytes("/proc/self/cmdline")).TrimEnd('\0').Split('\0');
        Replace(["unshare", "-Urn", "env", $"{Mark}=1", Environment.ProcessPath ?? commandLine[0], .. commandLine.AsSpan(1)]);
    }

    [SupportedOSPlatform("linux")]
    private static void Replace(ReadOnlySpan<string> command)
    {
        string?[] arguments = [.. command, null];
        _ = execvp(command[0], arguments);
    }

    [SupportedOSPlatform("linux")]
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int execvp(string file, string?[] arguments);
}
