using System.Diagnostics;
using TcpSniff.Testing;

namespace TcpSniff.Cli.Tests.Processes;

/// <summary>A program to run as a process of its own, in an environment of its own, for no longer than it may.</summary>
internal sealed record Executable(string File)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>The program as these tests were built with it.</summary>
    public static Executable TcpSniff { get; } = new(Path.Combine(AppContext.BaseDirectory, "tcpsniff"));

    /// <summary>The launcher of the checkout, which builds the program when its sources changed.</summary>
    public static Executable Launcher { get; } = new(Repository.PathOf("tcpsniff"));

    /// <summary>Variables that are set for it; an empty value removes one.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Folder to run it in.</summary>
    public string Folder { get; init; } = Path.GetTempPath();

    /// <summary>Runs it to its end.</summary>
    public Outcome Run(params IReadOnlyList<string> arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        return Finish(process);
    }

    /// <summary>Starts it with all three streams in hand.</summary>
    public Process Start(params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(File, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        // What the person who runs the tests has set must not change what they see.
        foreach (var name in (ReadOnlySpan<string>)["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLUMNS", "SSH_CONNECTION", "SSH_CLIENT"])
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value.Length > 0 ? value : null;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for its end and takes all it said.</summary>
    public static Outcome Finish(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} did not end");
        }

        return new(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
