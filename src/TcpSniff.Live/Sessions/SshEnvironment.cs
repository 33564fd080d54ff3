using System.Globalization;
using System.Text;

namespace TcpSniff.Live.Sessions;

/// <summary>Finds <c>SSH_CONNECTION</c>, also where <c>sudo</c> or <c>su</c> cleared the environment: their parents still have it.</summary>
internal static class SshEnvironment
{
    private const string Variable = "SSH_CONNECTION";
    private const int MostAncestors = 32;
    private const int InitProcess = 1;

    /// <summary>The variable's value; null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } own)
        {
            return own;
        }

        var process = Environment.ProcessId;
        for (var generation = 0; generation < MostAncestors && OperatingSystem.IsLinux(); generation++)
        {
            process = Parent(process);
            if (process <= InitProcess)
            {
                return null;
            }

            if (Read(process) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private static string? Read(int process)
    {
        const string prefix = Variable + "=";
        return TryRead($"/proc/{process}/environ")?.Split('\0')
            .FirstOrDefault(line => line.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
    }

    // proc_pid_stat(5): pid (name) state ppid …; the name may hold anything, parentheses too.
    private static int Parent(int process)
    {
        var stat = TryRead($"/proc/{process}/stat");
        var fields = stat?[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields is { Length: > 1 } && int.TryParse(fields[1], CultureInfo.InvariantCulture, out var parent) ? parent : 0;
    }

    private static string? TryRead(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Processes end, and others' environments are not for everybody.
            return null;
        }
    }
}
