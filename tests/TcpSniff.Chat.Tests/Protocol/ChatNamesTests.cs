using TcpSniff.Chat.Protocol;

namespace TcpSniff.Chat.Tests.Protocol;

public sealed class ChatNamesTests
{
    [Theory]
    [InlineData("ann")]
    [InlineData("Ann O'Neil-2")]
    [InlineData("小明")]
    [InlineData("王ann")]
    [InlineData("Анна")]
    [InlineData("여보세요")]
    [InlineData("ที่รัก")]
    [InlineData("observer")]
    public void Most_names_are_fine(string name) => Assert.Null(ChatNames.Refusal(name));

    [Theory]
    [InlineData("server")]
    [InlineData("Server")]
    [InlineData("s e r v e r")]
    [InlineData("ｓｅｒｖｅｒ")]
    [InlineData("ser\u200bver")]
    [InlineData("ser\ufe00ver")]
    [InlineData("sеrvеr")]
    [InlineData("\U0001d42cerver")]
    [InlineData("server: hello")]
    [InlineData("server：")]
    [InlineData("* ann joined")]
    [InlineData("bye")]
    [InlineData("EXIT")]
    [InlineData("^^^")]
    [InlineData("/name")]
    [InlineData("")]
    [InlineData("a\u001b[2J")]
    [InlineData("a\u202eb")]
    [InlineData("127.0.0.1:5")]
    [InlineData("123456789012345678901234567890123")]
    public void Names_that_would_mislead_are_refused(string name) => Assert.NotNull(ChatNames.Refusal(name));
}
