using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

public sealed class XplotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("lab/loss-fast-retransmit")]
    [InlineData("lab/slow-start")]
    [InlineData("lab/zero-window")]
    [InlineData("chat-room")]
    public void Segments_and_what_is_acknowledged_stand_where_tcptrace_draws_them(string name)
    {
        var tcptrace = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "tcptrace")).FirstOrDefault(File.Exists);
        Assert.SkipUnless(tcptrace is not null, "tcptrace is not installed");
        var capture = Repository.PathOf($"captures/{name}.pcapng");
        (new Executable(tcptrace!) with { Folder = _folder.Path }).Run("-G", capture);
        Assert.Equal(0, Executable.TcpSniff.Run("analyze", capture, "--format", "xplot", "-o", _folder.Path).Code);

        foreach (var (theirs, ours) in new[] { ("a2b", "0_client"), ("b2a", "0_server") })
        {
            var (expected, actual) = (Lines($"{theirs}_tsg.xpl"), Lines($"{ours}_tsg.xpl"));
            foreach (var colours in new[] { "white red orange pink", "green", "purple" })
            {
                Assert.Equal(Of(expected, colours), Of(actual, colours));
            }

            Assert.NotEmpty(Of(expected, "green"));
            // tcptrace's window edge is that of the last segment, ours too.
            Assert.Equal(Of(expected, "yellow"), Of(actual, "yellow"));
        }
    }

    [Fact]
    public void A_folder_has_to_be_named()
    {
        var outcome = Executable.TcpSniff.Run("analyze", Repository.PathOf("captures/chat-room.pcapng"), "--format", "xplot");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("-o DIR", outcome.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The lines of some colours that have a length, in order.</summary>
    private static List<string> Of(List<(string Colour, string Line)> lines, string colours) =>
        [.. lines.Where(one => colours.Split(' ').Contains(one.Colour)).Select(one => one.Line).Order(StringComparer.Ordinal)];

    private List<(string Colour, string Line)> Lines(string name)
    {
        var (colour, lines) = ("", new List<(string, string)>());
        foreach (var line in File.ReadAllLines(_folder.PathOf(name)))
        {
            if (line is "white" or "red" or "orange" or "pink" or "green" or "yellow" or "purple")
            {
                colour = line;
            }
            else if (line.Split(' ') is ["line", var fromTime, var from, var toTime, var to] && (fromTime != toTime || from != to))
            {
                lines.Add((colour, line));
            }
        }

        return lines;
    }
}
