using System.Text.Json;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Browser.Tests;

/// <summary>Pages made by the program from captures of the project.</summary>
internal sealed class Reports : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>A capture of the project.</summary>
    public static string Capture(string name) => Repository.PathOf($"captures/{name}.pcapng");

    /// <summary>A page of a capture.</summary>
    public string Of(string capture, params string[] more) => By(["report", capture, .. more]);

    /// <summary>A page that a command makes.</summary>
    public string By(IReadOnlyList<string> command)
    {
        var page = _folder.PathOf($"{Guid.NewGuid():N}.html");
        var outcome = Executable.TcpSniff.Run([.. command, "-o", page]);
        Assert.True(outcome.Code == 0, outcome.Errors);
        return page;
    }

    /// <summary>A file of bytes.</summary>
    public string File(string name, byte[] bytes)
    {
        var path = _folder.PathOf(name);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>The records of a view.</summary>
    public static IReadOnlyList<JsonElement> Records(string capture, params string[] more) =>
        [.. Executable.TcpSniff.Run(["analyze", capture, "--format", "json", .. more]).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
