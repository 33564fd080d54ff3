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

    [GeneratedRegex(@"\bConsole\.")]
    private static partial Regex ConsoleUse();
}
