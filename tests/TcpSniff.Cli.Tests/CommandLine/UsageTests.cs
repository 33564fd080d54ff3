using System.Text;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using TcpSniff.Typography;
using Xunit;

namespace TcpSniff.Cli.Tests.CommandLine;

public class UsageTests
{
    [Theory]
    [InlineData("analyz x.pcap", "tcpsniff: no command \"analyz\". Did you mean analyze? (tcpsniff --help)")]
    [InlineData("chat srver", "tcpsniff: no command \"srver\". Did you mean server? (tcpsniff chat --help)")]
    [InlineData("chat", "tcpsniff: chat needs one of: server, client (tcpsniff chat --help)")]
    [InlineData("demo now", "tcpsniff: \"now\" is one argument too many (tcpsniff demo --help)")]
    [InlineData("analyze x --vew timeline", "tcpsniff: --vew: no such option. Did you mean --view? (tcpsniff analyze --help)")]
    [InlineData("analyze --colour always x", "tcpsniff: --colour: no such option. Did you mean --color? (tcpsniff analyze --help)")]
    [InlineData("sniff --interfce lo", "tcpsniff: --interfce: no such option. Did you mean --interface? (tcpsniff sniff --help)")]
    [InlineData("sniff --duration -1", "tcpsniff: --duration -1: above 0, up to 4233600 (tcpsniff sniff --help)")]
    [InlineData("sniff --duration 1e300", "tcpsniff: --duration 1E+300: above 0, up to 4233600 (tcpsniff sniff --help)")]
    [InlineData("sniff --duration soon", "tcpsniff: --duration \"soon\": a number is needed (tcpsniff sniff --help)")]
    [InlineData("sniff -x", "tcpsniff: -x: no such option (tcpsniff sniff --help)")]
    [InlineData("follow x -1", "tcpsniff: connections are numbered from 0 (tcpsniff follow --help)")]
    [InlineData("follow x first", "tcpsniff: N \"first\": a whole number is needed (tcpsniff follow --help)")]
    [InlineData("explain x abc", "tcpsniff: FRAME \"abc\": a whole number is needed (tcpsniff explain --help)")]
    [InlineData("explain x abc --lang zh", "tcpsniff: FRAME 应为整数：abc（tcpsniff explain --help）")]
    [InlineData("analyz x --lang=zh-TW", "tcpsniff: 沒有命令 \"analyz\"。是否想用 analyze？（tcpsniff --help）")]
    [InlineData("chat server --style reply", "tcpsniff: --style reply: the answer is missing, as in --style reply hi (tcpsniff chat server --help)")]
    [InlineData("chat server --style echo more", "tcpsniff: --style echo \"more\": only reply takes a text (tcpsniff chat server --help)")]
    [InlineData("chat server --once", "tcpsniff: --once: there is one answer only with --style reply TEXT (tcpsniff chat server --help)")]
    [InlineData("chat server --style shout", "tcpsniff: --style \"shout\": use room, operator, greeter, echo, reply (tcpsniff chat server --help)")]
    [InlineData("analyze x --top ten", "tcpsniff: --top \"ten\": a whole number is needed (tcpsniff analyze --help)")]
    [InlineData("analyze x --sort size", "tcpsniff: --sort \"size\": use bytes, duration, retransmissions, rtt, start (tcpsniff analyze --help)")]
    [InlineData("chat server --reuse-address maybe", "tcpsniff: --reuse-address \"maybe\": use on, off (tcpsniff chat server --help)")]
    [InlineData("analyze", "tcpsniff: Required argument 'FILE' missing for command: 'analyze' (tcpsniff analyze --help)")]
    [InlineData("analyze x --view fish", "tcpsniff: --view \"fish\": use summary, connections, timeline, segments, findings (tcpsniff analyze --help)")]
    [InlineData("analyze x --view live", "tcpsniff: --view live: only sniff has it, while it captures, on a terminal (tcpsniff analyze --help)")]
    [InlineData("analyze x --view live --lang zh", "tcpsniff: --view live：只有 sniff 在终端上抓包时才有（tcpsniff analyze --help）")]
    [InlineData("sniff --view live --format json", "tcpsniff: --view live fills a terminal: it cannot be had with --format json")]
    [InlineData("sniff --view live", "tcpsniff: --view live needs a terminal for output and keys. Into a file or a pipe: --view connections")]
    [InlineData("analyze x --format fish", "tcpsniff: --format \"fish\": use ")]
    [InlineData("analyze x --connection 3-1", "tcpsniff: --connection \"3-1\": numbers with commas between, as in 0,3,7-9 (tcpsniff analyze --help)")]
    [InlineData("analyze x --top 0", "tcpsniff: --top 0: at least 1 (tcpsniff analyze --help)")]
    [InlineData("analyze x --where host", "tcpsniff: --where: at the end: expected an address (tcpsniff analyze --help)")]
    [InlineData("analyze x --lang fr", "tcpsniff: --lang \"fr\": use en, zh-Hans, zh-Hant (tcpsniff analyze --help)")]
    public void A_command_line_that_makes_no_sense_is_answered_in_one_line(string line, string error)
    {
        var (code, output, errors) = Run(line.Split(' '));

        Assert.Equal(ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.StartsWith(error, errors);
        Assert.Equal(errors.Length - 1, errors.IndexOf('\n', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "Usage:")]
    [InlineData("zh", "用法：")]
    [InlineData("zh-CN", "用法：")]
    [InlineData("zh-hans", "用法：")]
    [InlineData("zh-TW", "選項：")]
    [InlineData("zh-HK", "選項：")]
    [InlineData("zh-Hant", "選項：")]
    public void Help_is_in_the_language_asked_for_and_no_wider_than_the_terminal(string language, string heading)
    {
        var (code, help, _) = Run("chat", "server", "--help", "--lang", language);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains(heading, help);
        Assert.All(help.Split('\n').Where(line => !line.StartsWith("  tcpsniff", StringComparison.Ordinal)), line => Assert.True(DisplayWidth.Of(line) <= 100, line));
    }

    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    public void Address_reuse_is_on_or_off(string word) =>
        Assert.Empty(CommandTree.Create(ScreenOn(Stream.Null, TextWriter.Null), new()).Parse(["chat", "server", "--reuse-address", word]).Errors);

    [Fact]
    public void Version_is_one_line_that_names_the_Wireshark_it_is_measured_by() =>
        Assert.Matches(@"^tcpsniff \d+\.\d+\.\d+ \(labels as Wireshark 4\.6\.9\)\n$", Run("--version").Output);

    [Fact]
    public void Nothing_at_all_is_answered_with_help() => Assert.Contains("Commands:", Run().Output);

    [Fact]
    public void Help_of_every_command_ends_with_examples_of_it()
    {
        foreach (var command in CommandTree.Create(ScreenOn(Stream.Null, TextWriter.Null), new()).Subcommands)
        {
            var (_, help, _) = Run(command.Name, "--help");

            var examples = help[(help.IndexOf("Examples:\n", StringComparison.Ordinal) + 1)..];
            Assert.Contains($"tcpsniff {command.Name}", examples);
        }
    }

    [Fact]
    public void Help_is_no_wider_than_the_terminal()
    {
        var (_, help, _) = Run("analyze", "--help");

        var options = help[..help.IndexOf("Examples:", StringComparison.Ordinal)];
        Assert.All(options.Split('\n'), line => Assert.True(line.Length <= 100, line));
    }

    private static (ExitCode Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter { NewLine = "\n" };
        var code = Entry.Run(arguments, ScreenOn(output, errors));
        return (code, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    private static Screen ScreenOn(Stream output, TextWriter errors) => new() { Output = output, Errors = errors };
}
