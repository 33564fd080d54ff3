using System.Runtime.CompilerServices;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Documents;

public class LibraryExampleTests
{
    [Fact]
    public void The_example_in_README_runs()
    {
        var lines = new StringWriter { NewLine = "\n" };
        Example(lines, Repository.PathOf("captures/chat-room.pcapng"));

        Assert.StartsWith("1 Client Syn → SynSent, SynReceived\n", lines.ToString());
        Assert.EndsWith("TimeWait, Closed, closed first: Client\n", lines.ToString());
    }

    [Fact]
    public void The_example_in_README_is_the_one_that_runs()
    {
        var source = File.ReadAllText(ThisFile()).ReplaceLineEndings("\n");
        var begin = source.LastIndexOf("        using var capture", StringComparison.Ordinal);
        var body = source[begin..source.IndexOf("\n    }", begin, StringComparison.Ordinal)];
        var example = body.Replace("\n        ", "\n", StringComparison.Ordinal).TrimStart()
            .Replace("(path)", "(\"captures/chat-room.pcapng\")", StringComparison.Ordinal)
            .Replace("output.", "Console.", StringComparison.Ordinal);

        Assert.True(example.Split('\n').Length < 10, "longer than the README says");
        Assert.Contains($"```csharp\n{example}\n```", File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n"));
    }

    private static void Example(StringWriter output, string path)
    {
        using var capture = Pipeline.Open(path);
        foreach (ref readonly var facts in capture.Segments)
        {
            output.WriteLine($"{facts.Frame} {facts.From} {facts.Segment.Flags} → {facts.Client.State}, {facts.Server.State}");
        }

        var connection = capture.Tracker.Connections[0];
        output.WriteLine($"{connection.Client.State.State}, {connection.Server.State.State}, closed first: {connection.ClosedFirst}");
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
