using TcpSniff.Chat.Protocol;

namespace TcpSniff.Chat.Tests.Protocol;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain text, 你好, é", "plain text, 你好, é")]
    [InlineData("\u001b[2J", "\\x1b[2J")]
    [InlineData("a\rb\u0007\u007f", "a\\x0db\\x07\\x7f")]
    [InlineData("\u009b31m", "\\x9b31m")]
    [InlineData("abc\u202edef", "abc\\u202edef")]
    [InlineData("a\u2028b", "a\\u2028b")]
    [InlineData("a\tb", "a b")]
    [InlineData("👩‍💻", "👩‍💻")]
    public void What_could_steer_a_terminal_is_written_out(string text, string safe) => Assert.Equal(safe, SafeText.Of(text));

    [Theory]
    [InlineData("/name anna", "anna")]
    [InlineData("/name  anna b ", "anna b")]
    [InlineData("/name \u001b[1m", "\u001b[1m")]
    [InlineData("/name ", "")]
    [InlineData("/name", "")]
    [InlineData("/names anna", null)]
    [InlineData("name anna", null)]
    public void A_name_is_asked_for_by_its_word(string line, string? name) => Assert.Equal(name, ChatWords.RequestedName(line));
}
