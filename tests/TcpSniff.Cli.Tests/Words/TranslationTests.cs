using System.CommandLine;
using TcpSniff.Cli.Help;
using TcpSniff.Cli.Terminals;
using TcpSniff.Cli.Words;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Cli.Tests.Words;

/// <summary>What is not translated fails here.</summary>
public class TranslationTests
{
    private static readonly Language[] Others = [Language.SimplifiedChinese, Language.TraditionalChinese];

    public static TheoryData<string> Help => [.. Texts(CommandTree.Create(new Screen { Output = Stream.Null, Errors = TextWriter.Null }, new())).Distinct()];

    public static TheoryData<string> Messages => [.. SourceMessages.All().Distinct()];

    [Theory]
    [MemberData(nameof(Help))]
    public void All_of_help_is_there_in_every_language(string text) => AssertTranslated(text);

    [Theory]
    [MemberData(nameof(Messages))]
    public void Every_line_on_standard_error_is_there_in_every_language(string text) => AssertTranslated(text);

    [Theory]
    [InlineData("cannot connect to 192.0.2.7:1: connection refused. Nobody listens there; start a server with: tcpsniff chat server --port 1", "无法连接 192.0.2.7:1：连接被拒绝。那里没有程序在监听；可用这条命令启动服务器：tcpsniff chat server --port 1")]
    [InlineData("no command \"analyz\". Did you mean analyze? (tcpsniff --help)", "没有命令 \"analyz\"。是否想用 analyze？（tcpsniff --help）")]
    [InlineData("x.pcap: at offset 40, something new. 3 packets before it were analysed.", "x.pcap：偏移 40 处：something new。已分析此前的 3 个数据包。")]
    public void What_a_line_quotes_is_translated_too(string english, string chinese) => Assert.Equal(chinese, Catalog.Of(english, Language.SimplifiedChinese));

    [Fact]
    public void What_nobody_knows_stays_as_it_is() => Assert.Equal("something else", Catalog.Of("something else", Language.TraditionalChinese));

    private static void AssertTranslated(string text)
    {
        foreach (var language in Others)
        {
            Assert.True(Catalog.Find(text, language) is { } found && found != text, $"not translated to {language}: {text}");
        }
    }

    private static IEnumerable<string> Texts(Command command) =>
    [
        command.Description!,
        .. command.Arguments.Select(argument => argument.Description!),
        .. command.Options.Select(option => option.Description!),
        .. command is Verb verb ? verb.Examples.Select(example => example.Purpose) : [],
        .. command.Subcommands.SelectMany(Texts),
    ];
}
