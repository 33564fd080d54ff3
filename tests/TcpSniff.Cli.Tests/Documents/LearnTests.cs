using System.Globalization;
using System.Text.RegularExpressions;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Quiz;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Documents;

/// <summary>
/// <c>docs/learn.md</c>, in each language, shows what the program prints: a whole output, or after a line <c>…</c> some segments of it with their
/// sentences. <c>UPDATE_GOLDEN=1</c> puts the same segments in as they are told now.
/// </summary>
public partial class LearnTests
{
    private const string LeftOut = "…";
    private const string Sentence = "                   ";

    private static readonly string[] Pages = ["docs/learn.md", "docs/learn.zh-Hans.md", "docs/learn.zh-Hant.md"];

    public static TheoryData<string, string, string> Blocks =>
        [.. Pages.SelectMany(page => Block().Matches(Text(page)).Select(match => (page, match.Groups["command"].Value, match.Groups["shown"].Value)))];

    public static TheoryData<string> All => [.. Pages];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void The_walk_shows_what_the_program_prints(string page, string command, string shown)
    {
        var program = Executable.TcpSniff with { Folder = Repository.Root };
        var outcome = program.Run(command.Split(' '));
        var now = Excerpt(outcome.Output, shown);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            var before = $"$ ./tcpsniff {command}\n";
            File.WriteAllText(Repository.PathOf(page), Text(page).Replace(before + shown, before + now, StringComparison.Ordinal));
            return;
        }

        Assert.Equal(now, shown);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_names_stories_that_exist(string page) => Assert.All(
        Story().Matches(Text(page)).Select(match => match.Groups[1].Value),
        name => Assert.NotNull(ScenarioList.Find(name)));

    [Theory]
    [MemberData(nameof(All))]
    public void Each_kind_of_question_belongs_to_something_that_is_taught(string page) =>
        Assert.All(QuestionKinds.All, kind => Assert.Contains($"`{kind.Id}`", Text(page)));

    [Theory]
    [MemberData(nameof(All))]
    public void Each_language_leads_to_the_others(string page) => Assert.All(
        Pages.Where(other => other != page).Select(Path.GetFileName), other => Assert.Contains($"]({other})", Text(page)[..200]));

    private static string Text(string page) => File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");

    private static string Excerpt(string printed, string shown) =>
        shown.StartsWith(LeftOut, StringComparison.Ordinal)
            ? string.Concat($"\n{shown}".Split($"\n{LeftOut}\n").Skip(1).Select(run => $"{LeftOut}\n{Segments(printed.Split('\n'), run)}"))
            : printed.TrimEnd('\n') + '\n';

    private static string Segments(string[] printed, string run)
    {
        var frames = run.Split('\n').Select(FrameOf).OfType<int>().ToList();
        var begin = Array.FindIndex(printed, line => FrameOf(line) == frames[0]);
        var last = Array.FindIndex(printed, line => FrameOf(line) == frames[^1]);
        var end = Array.FindIndex(printed, last + 1, line => !line.StartsWith(Sentence, StringComparison.Ordinal));
        return string.Concat(printed[begin..end].Select(line => line + '\n'));
    }

    private static int? FrameOf(string line) =>
        Frame().Match(line) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("```\n\\$ \\./tcpsniff (?<command>[^\n]*)\n(?<shown>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("(?:lab run|quiz) ([a-z0-9]+(?:-[a-z0-9]+)*)")]
    private static partial Regex Story();

    [GeneratedRegex(@"^ {0,5}(\d+) +\d+\.\d{6}")]
    private static partial Regex Frame();
}
