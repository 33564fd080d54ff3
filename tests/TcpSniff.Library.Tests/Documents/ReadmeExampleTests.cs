using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Library.Tests.Documents;

public class ReadmeExampleTests
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
    public void The_example_in_README_is_the_one_that_runs() => DocumentedCode.IsIn("README.md", "example", lines: 10);

    private static void Example(StringWriter output, string path)
    {
        // begin example
        using var capture = Pipeline.Open(path);
        foreach (ref readonly var facts in capture.Segments)
        {
            output.WriteLine($"{facts.Frame} {facts.From} {facts.Segment.Flags} → {facts.Client.State}, {facts.Server.State}");
        }

        var connection = capture.Tracker.Connections[0];
        output.WriteLine($"{connection.Client.State.State}, {connection.Server.State.State}, closed first: {connection.ClosedFirst}");
        // end example
    }
}
