using System.Collections;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TcpSniff.Cli.Errors;

namespace TcpSniff.Cli.Helpers;

/// <summary>
/// A program <c>tcpsniff-NAME</c> beside this one, for commands whose libraries cannot be compiled ahead of time. It takes this
/// program's place, as git's do: the same arguments, streams, terminal, signals and exit code, and no process in between.
/// </summary>
/// <param name="name">The part behind <c>tcpsniff-</c>.</param>
/// <param name="folder">Where to look; null for this program's own folder.</param>
internal sealed partial class HelperProgram(string name, string? folder = null)
{
    /// <summary>Parquet and SQL.</summary>
    public static HelperProgram Data { get; } = new("data");

    /// <summary>The Model Context Protocol.</summary>
    public static HelperProgram Mcp { get; } = new("mcp");

    private readonly string _path = Path.Combine(folder ?? AppContext.BaseDirectory, OperatingSystem.IsWindows() ? $"tcpsniff-{name}.exe" : $"tcpsniff-{name}");

    /// <summary>Runs it with the arguments of this process; returns only where it could not take this process's place.</summary>
    /// <exception cref="HelperMissingException">It is not there, or cannot be run.</exception>
    public ExitCode TakeOver() => TakeOver(Environment.GetCommandLineArgs().AsSpan(1).ToArray());

    /// <summary>Runs it with <paramref name="arguments"/>.</summary>
    /// <exception cref="HelperMissingException">It is not there, or cannot be run.</exception>
    public ExitCode TakeOver(IReadOnlyList<string> arguments)
    {
        if (!File.Exists(_path))
        {
            throw new HelperMissingException(_path);
        }

        if (OperatingSystem.IsWindows())
        {
            return Wait(arguments);
        }

        _ = Execute(_path, [_path, .. arguments, null], [.. Variables(), null]);
        throw new HelperMissingException(_path, Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
    }

    // Ctrl-C reaches both on a console; this one waits for what the other makes of it.
    private ExitCode Wait(IReadOnlyList<string> arguments)
    {
        Console.CancelKeyPress += static (_, pressed) => pressed.Cancel = true;
        using var process = Process.Start(new ProcessStartInfo(_path, arguments)) ?? throw new HelperMissingException(_path);
        process.WaitForExit();
        return (ExitCode)process.ExitCode;
    }

    private static IEnumerable<string> Variables()
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            yield return $"{variable.Key}={variable.Value}";
        }

        // Where this program runs on a shared runtime that is not where systems have it, so does the other.
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is null
            && Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../..")) is var root
            && Directory.Exists(Path.Combine(root, "shared", "Microsoft.NETCore.App")))
        {
            yield return $"DOTNET_ROOT={root}";
        }
    }

    [UnsupportedOSPlatform("windows")]
    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments, string?[] variables);
}
