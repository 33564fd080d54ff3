using System.Text;
using TcpSniff.Cli.Watching;
using Xunit;

namespace TcpSniff.Cli.Tests.Watching;

public class KeyReaderTests
{
    [Theory]
    [InlineData("q", "Quit")]
    [InlineData("\x03", "Interrupt")]
    [InlineData("\x1b[A\x1b[B", "Up Down")]
    [InlineData("\x1bOA", "Up")]
    [InlineData("\x1b[5~\x1b[6~", "PageUp PageDown")]
    [InlineData("\r\x7f", "Enter Back")]
    [InlineData("\x1b[1;5Cs", "Sort")]
    [InlineData("\x1b[200~xyz", "")]
    public void Bytes_of_a_terminal_are_keys(string bytes, string keys) => Assert.Equal(keys, string.Join(' ', new KeyReader().Read(Encoding.ASCII.GetBytes(bytes))));

    [Fact]
    public void A_sequence_may_come_in_pieces()
    {
        var reader = new KeyReader();
        Assert.Empty(reader.Read("\x1b"u8));
        Assert.True(reader.IsWaiting);
        Assert.Empty(reader.Read("["u8));
        Assert.Equal([WatchKey.Down], reader.Read("B"u8));
        Assert.False(reader.IsWaiting);
    }

    [Fact]
    public void An_escape_that_stays_alone_is_the_key()
    {
        var reader = new KeyReader();
        Assert.Empty(reader.Read("\x1b"u8));
        Assert.Equal(WatchKey.Back, reader.Settle());
        Assert.Equal([WatchKey.Quit], reader.Read("q"u8));
    }
}
