using TcpSniff.Cli.Errors;
using Xunit;

namespace TcpSniff.Cli.Tests.Errors;

public class ShellWordTests
{
    [Theory]
    [InlineData("/tmp/a-1.pcapng", "/tmp/a-1.pcapng")]
    [InlineData("tcp port 80", "'tcp port 80'")]
    [InlineData("", "''")]
    [InlineData("it's;$(x)", """'it'\''s;$(x)'""")]
    public void A_shell_reads_the_word_as_the_text(string text, string word) => Assert.Equal(word, ShellWord.Of(text));
}
