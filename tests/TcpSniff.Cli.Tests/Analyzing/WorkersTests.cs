using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

public class WorkersTests
{
    private static readonly string[] Captures =
        [.. Directory.EnumerateFiles(Repository.PathOf("captures"), "*.pcapng", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("connections", "json")]
    [InlineData("connections", "text")]
    [InlineData("findings", "json")]
    [InlineData("summary", "text")]
    [InlineData("timeline", "text")]
    [InlineData("connections", "zeek")]
    public void Any_number_of_workers_writes_the_same(string view, string format)
    {
        var alone = Run("1", view, format);

        Assert.NotEmpty(alone);
        Assert.Equal(alone, Run("2", view, format));
        Assert.Equal(alone, Run("4", view, format));
    }

    [Fact]
    public void Three_workers_are_refused()
    {
        using var errors = new StringWriter();

        var code = Entry.Run(["analyze", Captures[0], "--workers", "3"], new Screen { Output = Stream.Null, Errors = errors });

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("--workers", errors.ToString(), StringComparison.Ordinal);
    }

    private static byte[] Run(string workers, string view, string format)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var code = Entry.Run(["analyze", .. Captures, "--workers", workers, "--view", view, "--format", format], new Screen { Output = output, Errors = errors });

        Assert.Equal(ExitCode.Done, code);
        return output.ToArray();
    }
}
