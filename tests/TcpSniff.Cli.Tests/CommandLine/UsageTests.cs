using System.Text;
using TcpSniff.Cli.Errors;
using TcpSniff.Cli.Terminals;
using Xunit;

namespace TcpSniff.Cli.Tests.CommandLine;

public class UsageTests
{
    [Theory]
    [InlineData("analyz x.pcap", "tcpsniff: Unrecognized command or argument 'analyz' (tcpsniff --help)")]
    [InlineData("analyze", "tcpsniff: Required argument 'FILE' missing for command: 'analyze' (tcpsniff analyze --help)")]
    [InlineData("analyze x --view fish", "tcpsniff: --view \"fish\": use summary, connections, timeline, segments, findings (tcpsniff analyze --help)")]
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

    [Fact]
    public void Version_names_the_engines_that_are_built_in() =>
        Assert.Matches(@"^tcpsniff \d+\.\d+\.\d+ \(engines: native(, sharppcap)?\)\n$", Run("--version").Output);

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
