using System.Diagnostics;

namespace TcpSniff.Cli.Tests.Processes;

/// <summary>An ordinary user without a home and without any rights, whom every system has.</summary>
internal static class OtherUser
{
    private const string Name = "nobody";

    /// <summary>Whether that user may enter a folder.</summary>
    public static bool CanReach(string folder)
    {
        using var process = Process.Start("setpriv", [.. Become, "test", "-x", folder]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    /// <summary>A program that runs another as that user: give it <see cref="Before"/> first.</summary>
    public static Executable Of(Executable program) => program with
    {
        File = "setpriv",
        Variables = new Dictionary<string, string>(program.Variables) { ["HOME"] = "/nonexistent", ["USER"] = Name, ["XDG_CACHE_HOME"] = "" },
    };

    /// <summary>The arguments that come before the program's own.</summary>
    public static IReadOnlyList<string> Before(Executable program) => [.. Become, program.File];

    private static string[] Become => ["--reuid", Name, "--regid", "65534", "--clear-groups", "--inh-caps=-all"];
}
