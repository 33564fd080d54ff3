using System.Text.RegularExpressions;
using TcpSniff.Cli.Tests.Demo;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Documents;

[Collection(UsualPort.Users)]
public partial class ReadmeTests
{
    private const string Prompt = "$ ./tcpsniff ";
    private const string Demo = "demo";
    private const string LeftOut = "…";

    private static readonly string[] Readmes = ["README.md", "README.zh-Hans.md", "README.zh-Hant.md"];

    /// <summary>Command lines that README shows with what they print.</summary>
    public static TheoryData<string, string, string> Transcripts =>
        [.. from page in Readmes from block in Blocks(Text(page)) where !block.Arguments.StartsWith(Demo, StringComparison.Ordinal) select (page, block.Arguments, block.Printed)];

    public static TheoryData<string> All => [.. Readmes];

    [Theory]
    [MemberData(nameof(Transcripts))]
    public void Readme_shows_what_the_program_prints(string page, string arguments, string printed)
    {
        var program = Executable.TcpSniff with { Folder = Repository.Root };

        var outcome = program.Run(arguments.Split(' '));

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Repository.PathOf(page), Text(page).Replace($"{Prompt}{arguments}\n{printed}", $"{Prompt}{arguments}\n{outcome.Output}", StringComparison.Ordinal));
            return;
        }

        Assert.Equal(printed, outcome.Output);
    }

    /// <summary>The demonstration has other numbers each time: what README shows of it has to be there but for those.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Readme_begins_with_what_the_first_command_prints(string page)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root may capture");
        var (arguments, printed) = Blocks(Text(page)).First();

        var now = Lines((Executable.TcpSniff with { Folder = Repository.Root }).Run(arguments.Split(' ')).Output);

        Assert.StartsWith(Demo, arguments);
        Assert.All(Lines(printed).Where(line => line != LeftOut), line => Assert.Contains(line, now));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_language_leads_to_the_others(string page) =>
        Assert.All(Readmes.Where(other => other != page), other => Assert.Contains($"]({other})", Text(page)[..200]));

    private static string Text(string page) => File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");

    private static HashSet<string> Lines(string text) =>
        [.. text.Split('\n').Select(line => Shape().Replace(line, match => char.IsAsciiDigit(match.Value[0]) ? "N" : match.Value[..1]).Trim())];

    [GeneratedRegex("[0-9]+|[ ]+|─+")]
    private static partial Regex Shape();

    /// <summary>A block of code whose first line is a command: all lines after it are its output.</summary>
    private static IEnumerable<(string Arguments, string Printed)> Blocks(string text)
    {
        const string fence = "```";
        var parts = text.Split(fence);
        for (var i = 1; i < parts.Length; i += 2)
        {
            var block = parts[i][(parts[i].IndexOf('\n', StringComparison.Ordinal) + 1)..];
            var end = block.IndexOf('\n', StringComparison.Ordinal);
            if (block.StartsWith(Prompt, StringComparison.Ordinal))
            {
                yield return (block[Prompt.Length..end], block[(end + 1)..]);
            }
        }
    }
}
