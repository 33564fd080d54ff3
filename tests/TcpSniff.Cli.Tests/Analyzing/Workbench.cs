using System.Text.Json;
using TcpSniff.Cli.Tests.Processes;

namespace TcpSniff.Cli.Tests.Analyzing;

/// <summary>The program with a folder of captures to work on.</summary>
internal sealed class Workbench : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A file of the folder with these bytes.</summary>
    public string File(string name, byte[] bytes)
    {
        var path = PathOf(name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Full path of a file of the folder.</summary>
    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>Runs <c>tcpsniff analyze</c>.</summary>
    public static Outcome Analyze(params IReadOnlyList<string> arguments) => Executable.TcpSniff.Run(["analyze", .. arguments]);

    /// <summary>The segments of a capture, as <c>stream:frame</c> pairs.</summary>
    public static IReadOnlyList<(int Stream, int Frame)> Segments(params IReadOnlyList<string> arguments)
    {
        var outcome = Analyze([.. arguments, "--view", "segments", "--format", "json"]);
        return [.. outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static (int Stream, int Frame) Read(string line)
    {
        using var record = JsonDocument.Parse(line);
        return (record.RootElement.GetProperty("stream").GetInt32(), record.RootElement.GetProperty("frame").GetInt32());
    }
}
