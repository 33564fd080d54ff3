using System.Text.RegularExpressions;
using TcpSniff.Reports;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests;

/// <summary>The house rules that a compiler does not know.</summary>
public partial class ArchitectureTests
{
    /// <summary>The folders of the library in the order of the way of a packet: each uses only those before it.</summary>
    private static readonly string[] Order =
        ["Packets", "Faults", "Wording", "Typography", "Capture", "Decoding", "Naming", "Tracking", "Splitting", "Aligning", "Analysis", "Timelines", "Reports", "Quiz"];

    private static readonly string[] SourceFolders = ["src", "tests"];

    private static readonly string Core = Path.Combine(Repository.Root, "src", "TcpSniff.Core");

    [Fact]
    public void No_stage_knows_a_later_one()
    {
        var wrong = new List<string>();
        foreach (var (folder, file) in Order.SelectMany(folder => Sources(folder).Select(file => (folder, file))))
        {
            var later = Order.SkipWhile(name => name != folder).Skip(1);
            wrong.AddRange(Mentions().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Distinct()
                .Where(later.Contains).Select(name => $"{Path.GetRelativePath(Core, file)} uses {name}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void No_step_of_the_tracker_knows_another_and_only_the_tracker_knows_their_order()
    {
        var wrong = new List<string>();
        foreach (var file in Sources("Tracking"))
        {
            var path = Path.GetRelativePath(Path.Combine(Core, "Tracking"), file).Split(Path.DirectorySeparatorChar);
            var room = path is [var folder, _, ..] ? folder : null;
            var may = path is ["Tracker.cs"] ? Directory.GetDirectories(Path.Combine(Core, "Tracking")).Select(Path.GetFileName) : ["Connections", room];
            wrong.AddRange(Rooms().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Distinct()
                .Except(may).Select(name => $"{Path.GetRelativePath(Core, file)} uses {name}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void What_a_connection_remembers_knows_nothing_of_segments_under_way() => Assert.Empty(
        Sources("Tracking/Connections").Where(file => File.ReadAllText(file).Contains("ref SegmentFacts", StringComparison.Ordinal)).Select(file => Path.GetRelativePath(Core, file)));

    [Fact]
    public void All_steps_of_the_tracker_are_called_alike()
    {
        var steps = StepCalls().Matches(File.ReadAllText(Path.Combine(Core, "Tracking", "Tracker.cs"))).Select(match => (Step: match.Groups[1].Value, With: match.Groups[2].Value)).ToList();
        Assert.NotEmpty(steps);
        Assert.All(steps, step => Assert.Equal("connection, ref sender, ref receiver, ref facts", step.With));
    }

    [Fact]
    public void Every_folder_of_the_library_has_its_place_in_the_order() =>
        Assert.Empty(Directory.GetDirectories(Core).Select(Path.GetFileName).Except(Order).Except(["obj", "bin"]));

    [Fact]
    public void No_source_file_grows_beyond_three_hundred_lines() => Assert.Empty(
        SourceFolders.SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => File.ReadLines(file).Skip(300).Any())
            .Select(file => Path.GetRelativePath(Repository.Root, file)));

    /// <summary>A format that writes into a folder is made where the folder is known.</summary>
    [Fact]
    public void Every_format_that_writes_into_a_stream_is_listed() => Assert.Equal(
        typeof(IFormat).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFormat)) && type.GetConstructor(Type.EmptyTypes) is not null).Select(type => type.Name).Order(),
        FormatList.All.Select(format => format.GetType().Name).Order());

    [Fact]
    public void Only_the_command_line_writes_to_the_console() => Assert.Empty(
        Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("TcpSniff.Cli", StringComparison.Ordinal) && ConsoleUse().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.Root, file)));

    private static string[] Sources(string folder) => Directory.Exists(Path.Combine(Core, folder))
        ? Directory.GetFiles(Path.Combine(Core, folder), "*.cs", SearchOption.AllDirectories)
        : [];

    [GeneratedRegex(@"TcpSniff\.(\w+)")]
    private static partial Regex Mentions();

    [GeneratedRegex(@"TcpSniff\.Tracking\.(\w+)")]
    private static partial Regex Rooms();

    [GeneratedRegex(@"(\w+)\.Update\((.*)\);")]
    private static partial Regex StepCalls();

    [GeneratedRegex(@"\bConsole\.")]
    private static partial Regex ConsoleUse();
}
