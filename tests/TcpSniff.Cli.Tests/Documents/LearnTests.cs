using System.Globalization;
using System.Text.RegularExpressions;
using TcpSniff.Cli.Tests.Processes;
using TcpSniff.Lab.Scenarios;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Documents;

/// <summary>
/// <c>docs/learn.md</c> shows what the program prints: a whole output, or after a line <c>…</c> some segments of it with their
/// sentences. <c>UPDATE_GOLDEN=1</c> puts the same segments in as they are told now.
/// </summary>
public partial class LearnTests
{
    private const string LeftOut = "…";
    private const string Sentence = "                   ";

    private static readonly string Learn = Repository.PathOf("docs/learn.md");

    public static TheoryData<string, string> Blocks =>
        [.. Block().Matches(File.ReadAllText(Learn).ReplaceLineEndings("\n")).Select(match => (match.Groups["command"].Value, match.Groups["shown"].Value))];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void The_walk_shows_what_the_program_prints(string command, string shown)
    {
        var program = Executable.TcpSniff with { Folder = Repository.Root };
        var outcome = program.Run(command.Split(' '));
        var now = Excerpt(outcome.Output, shown);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Learn, File.ReadAllText(Learn).Replace(shown, now, StringComparison.Ordinal));
            return;
        }

        Assert.Equal(now, shown);
    }

    [Fact]
    public void It_names_stories_that_exist() => Assert.All(
        Story().Matches(File.ReadAllText(Learn)).Select(match => match.Groups[1].Value),
        name => Assert.NotNull(ScenarioList.Find(name)));

    private static string Excerpt(string printed, string shown) =>
        shown.StartsWith(LeftOut, StringComparison.Ordinal)
            ? string.Concat(shown.Split(LeftOut + '\n').Skip(1).Select(run => $"{LeftOut}\n{Segments(printed.Split('\n'), run)}"))
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

    [GeneratedRegex("lab run ([a-z0-9-]+)")]
    private static partial Regex Story();

    [GeneratedRegex(@"^ {0,5}(\d+) +\d+\.\d{6}")]
    private static partial Regex Frame();
}
