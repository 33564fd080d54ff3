using System.Text.RegularExpressions;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Data.Tests;

public sealed partial class DocumentTests
{
    private static readonly string Document = Repository.PathOf("docs/query.md");

    /// <summary>The questions of the document: a command that a shell takes, and what it prints.</summary>
    public static TheoryData<string, string> Questions =>
        [.. Question().Matches(File.ReadAllText(Document).ReplaceLineEndings("\n")).Select(match => (match.Groups["command"].Value, match.Groups["printed"].Value))];

    [Theory]
    [MemberData(nameof(Questions))]
    public void Document_shows_what_the_program_prints(string command, string printed)
    {
        var shell = new Executable("/bin/sh") { Folder = Repository.Root };

        var outcome = shell.Run("-c", command.Replace("./tcpsniff", $"'{Tool.TcpSniff.File}'", StringComparison.Ordinal));

        Assert.Equal((0, ""), (outcome.Code, outcome.Errors));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Document, File.ReadAllText(Document).Replace(command + "\n" + printed, command + "\n" + outcome.Output, StringComparison.Ordinal));
            return;
        }

        Assert.Equal(printed, outcome.Output);
    }

    [Fact]
    public void Document_has_ten_questions() => Assert.Equal(10, Questions.Count);

    [GeneratedRegex("""```text\n\$ (?<command>\./tcpsniff query [^\n]*"\n(?: {4}[^\n]*\n)*? {4}[^\n]*")\n(?<printed>.*?)```\n""", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();
}
