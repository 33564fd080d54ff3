using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Assistant.Tests;

public sealed class McpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public McpTests()
    {
        foreach (var (name, capture) in new[] { ("a.pcapng", "hello"), ("b.pcapng", "zero-window"), ("c.pcapng", "loss-timeout") })
        {
            File.Copy(Repository.PathOf($"captures/lab/{capture}.pcapng"), _folder.PathOf(name));
        }
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_assistant_finds_which_of_three_captures_has_the_zero_window_and_why()
    {
        await using var assistant = await Assistant.Start(_folder.Path);
        var captures = Lines((await assistant.Ask("captures")).Text).Select(line => line.Split(' ')[0]).ToList();
        Assert.Equal(["a.pcapng", "b.pcapng", "c.pcapng"], captures.Select(Path.GetFileName));

        var guilty = new List<string>();
        foreach (var capture in captures)
        {
            if ((await assistant.Ask("findings", ("file", capture))).Text.Contains("zero-window-stall", StringComparison.Ordinal))
            {
                guilty.Add(Path.GetFileName(capture));
            }
        }

        Assert.Equal(["b.pcapng"], guilty);
        Assert.Contains("\"culprit\":\"server\"", (await assistant.Ask("findings", ("file", "b.pcapng"))).Text, StringComparison.Ordinal);
        Assert.Contains("zero_window", (await assistant.Ask("explain", ("file", "b.pcapng"), ("frame", 9))).Text, StringComparison.Ordinal);
        Assert.Contains("\"zero_windows\":", (await assistant.Ask("connections", ("file", "b.pcapng"), ("where", "finding zero-window-stall"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_tool_answers_and_only_reads()
    {
        await using var assistant = await Assistant.Start(_folder.Path);

        var tools = await assistant.Tools();

        Assert.Equal(["captures", "connections", "explain", "findings", "follow", "query", "summary", "timeline"], tools.Keys.Order(StringComparer.Ordinal));
        Assert.All(tools.Values, Assert.True);
        Assert.Contains("\"tcp_segments\":", (await assistant.Ask("summary", ("file", "a.pcapng"))).Text, StringComparison.Ordinal);
        Assert.Contains("handshake 1/3", (await assistant.Ask("timeline", ("file", "a.pcapng"), ("connection", 0))).Text, StringComparison.Ordinal);
        Assert.Contains("hello", (await assistant.Ask("follow", ("file", "a.pcapng"), ("connection", 0))).Text, StringComparison.Ordinal);
        Assert.Contains("{\"n\":3}", (await assistant.Ask("query", ("files", Files("a.pcapng", "b.pcapng", "c.pcapng")), ("sql", "SELECT count(*) AS n FROM connections"))).Text, StringComparison.Ordinal);
        Assert.Contains("segments,retransmission_of_frame,BIGINT", (await assistant.Ask("query")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_pages_that_name_the_next()
    {
        await using var assistant = await Assistant.Start(_folder.Path);

        var first = await assistant.Ask("timeline", ("file", "b.pcapng"), ("connection", 0), ("lines", 10));
        var second = await assistant.Ask("timeline", ("file", "b.pcapng"), ("connection", 0), ("lines", 10), ("skip", 10));

        Assert.Equal(10, Lines(first.Text).Count);
        Assert.Contains("skip=10", first.Text, StringComparison.Ordinal);
        Assert.Equal(10, Lines(second.Text).Count);
        Assert.NotEqual(Lines(first.Text), Lines(second.Text));
    }

    [Fact]
    public async Task What_comes_from_the_network_stands_between_marks_that_nobody_can_guess()
    {
        await using var assistant = await Assistant.Start(_folder.Path);

        var one = (await assistant.Ask("follow", ("file", "a.pcapng"), ("connection", 0))).Text;
        var other = (await assistant.Ask("follow", ("file", "a.pcapng"), ("connection", 0))).Text;

        Assert.StartsWith("<captured-", one, StringComparison.Ordinal);
        Assert.Equal(Lines(one), Lines(other));
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../../etc/passwd")]
    [InlineData("link.pcapng")]
    [InlineData("linked/captures/lab/hello.pcapng")]
    public async Task Nothing_outside_the_folders_is_read(string name)
    {
        File.CreateSymbolicLink(_folder.PathOf("link.pcapng"), Repository.PathOf("captures/lab/hello.pcapng"));
        Directory.CreateSymbolicLink(_folder.PathOf("linked"), Repository.Root);
        await using var assistant = await Assistant.Start(_folder.Path);

        foreach (var tool in (string[])["summary", "findings", "connections"])
        {
            var (text, isError) = await assistant.Ask(tool, ("file", name));
            Assert.True(isError);
            Assert.Contains("not below the folders", text, StringComparison.Ordinal);
        }

        Assert.True((await assistant.Ask("query", ("files", Files(name)), ("sql", "SELECT 1 FROM connections"))).IsError);
        Assert.Equal(3, Lines((await assistant.Ask("captures")).Text).Count);
    }

    [Theory]
    [InlineData("SELECT * FROM read_csv('/etc/shadow')")]
    [InlineData("COPY (SELECT 1) TO '{0}'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("ATTACH '{0}'")]
    [InlineData("--output={0}")]
    public async Task A_query_reaches_nothing_but_the_tables(string sql)
    {
        await using var assistant = await Assistant.Start(_folder.Path);
        var target = _folder.PathOf("stolen");

        var (text, isError) = await assistant.Ask("query", ("files", Files("a.pcapng")), ("sql", sql.Replace("{0}", target, StringComparison.Ordinal)));

        Assert.True(isError, text);
        Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task An_option_cannot_be_smuggled_in()
    {
        await using var assistant = await Assistant.Start(_folder.Path);

        Assert.True((await assistant.Ask("findings", ("file", "a.pcapng"), ("where", "x -w " + _folder.PathOf("written")))).IsError);
        Assert.True((await assistant.Ask("findings", ("file", "-w"))).IsError);
        Assert.Equal(3, Directory.EnumerateFiles(_folder.Path).Count());
    }

    private static string[] Files(params string[] names) => names;

    private static List<string> Lines(string text)
    {
        var lines = text.Split('\n').ToList();
        return lines[0].StartsWith("<captured-", StringComparison.Ordinal) ? lines[1..lines.FindLastIndex(line => line.StartsWith("</captured-", StringComparison.Ordinal))] : [];
    }
}
