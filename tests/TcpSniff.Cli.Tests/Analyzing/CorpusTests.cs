using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Analyzing;

public class CorpusTests
{
    [Theory]
    [InlineData("summary")]
    [InlineData("connections")]
    [InlineData("segments")]
    [InlineData("timeline")]
    public void No_capture_of_the_corpus_does_any_harm(string view)
    {
        Assert.SkipUnless(Corpus.IsPresent, Corpus.Absent);
        foreach (var capture in Corpus.Captures)
        {
            using var errors = new StringWriter();
            var screen = new Screen { Output = Stream.Null, Errors = errors };

            var code = Entry.Run(["analyze", capture.Path, "--view", view], screen);

            Assert.True(code is ExitCode.Done or ExitCode.Failed or ExitCode.Damaged, $"{capture.Name}: {code}");
            Assert.False(errors.ToString().Contains("a bug", StringComparison.Ordinal), $"{capture.Name}: {errors}");
        }
    }
}
