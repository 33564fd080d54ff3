using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;

namespace TcpSniff.Cli.Tests.Launching;

/// <summary>The native program that the launcher builds where this machine has a C compiler and linker; test.sh has it built first.</summary>
internal static class NativeProgram
{
    /// <summary>Why a test skips without it.</summary>
    public const string Absent = "no native program of these very sources: ./tcpsniff builds it where there is a C compiler and linker";

    private static readonly string Place = Repository.PathOf("artifacts/launcher");

    /// <summary>The program.</summary>
    public static Executable Executable { get; } = new(Path.Combine(Place, "program", "tcpsniff"));

    /// <summary>Whether it is there, and no older than the sources.</summary>
    public static bool IsPresent { get; } = IsNative() && IsNew();

    private static bool IsNative() =>
        Path.Combine(Place, "start") is var start && File.Exists(start) && File.ReadLines(start).Contains("kind=native");

    private static bool IsNew()
    {
        var built = File.GetLastWriteTimeUtc(Path.Combine(Place, "stamp"));
        return Directory.EnumerateFiles(Repository.PathOf("src"), "*", SearchOption.AllDirectories).All(file => File.GetLastWriteTimeUtc(file) <= built);
    }
}
