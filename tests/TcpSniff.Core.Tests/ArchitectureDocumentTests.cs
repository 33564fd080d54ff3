using System.Text.RegularExpressions;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests;

/// <summary>docs/architecture.md says what is there.</summary>
public partial class ArchitectureDocumentTests
{
    /// <summary>What is not ours.</summary>
    private static readonly string[] Foreign = ["TimeProvider", "HttpListener", "Origin", "OptionsCollection", "LazySlim"];

    private static readonly string[] Folders = ["src", "tests", "scripts", "docs", "captures"];

    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs/architecture.md"));

    [Fact]
    public void Every_file_folder_and_type_that_it_names_is_there()
    {
        var all = Folders.Select(Repository.PathOf).SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Concat(Directory.EnumerateFiles(Repository.Root)).ToList();
        var files = all.ConvertAll(Path);
        var folders = files.SelectMany(file => Enumerable.Range(0, file.Length).Where(i => file[i] == '/').Select(i => file[..(i + 1)])).ToHashSet();
        var declared = all.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).SelectMany(file => Declarations().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToHashSet();

        var missing = Quoted().Matches(Text).Select(match => match.Groups[1].Value).Distinct().Where(name => Kind(name) switch
        {
            "folder" => !folders.Any(folder => folder.EndsWith($"/{name}", StringComparison.Ordinal)),
            "file" => !files.Any(file => file.EndsWith($"/{name}", StringComparison.Ordinal)),
            "type" => !declared.Contains(name.Split('.')[0]) && !Foreign.Contains(name),
            _ => false,
        });

        Assert.Empty(missing);
    }

    [Fact]
    public void It_tells_the_steps_of_the_tracker_in_their_order()
    {
        var calls = Calls().Matches(File.ReadAllText(Repository.PathOf("src/TcpSniff.Core/Tracking/Tracker.cs"))).Select(match => match.Groups[1].Value).ToList();
        var rows = Text[Text.IndexOf("## The tracker's house", StringComparison.Ordinal)..].Split("\n\n").First(part => part.StartsWith('|'));
        var steps = rows.Split('\n').SelectMany(row => Quoted().Matches(row.Split('|')[2])).Select(match => match.Groups[1].Value).Where(calls.Contains);

        Assert.Equal(calls, steps);
    }

    // As in the document: from the root, or without the project's first name.
    private static string Path(string file) => $"/{System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')}".Replace("/TcpSniff.", "/", StringComparison.Ordinal);

    private static string Kind(string name) =>
        name.EndsWith('/') ? "folder"
        : FileName().IsMatch(name) ? "file"
        : TypeName().IsMatch(name) ? "type"
        : "else";

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum|namespace) (?!struct|class)(\w+)")]
    private static partial Regex Declarations();

    [GeneratedRegex(@"^[\w./-]+\.(cs|js|sh|md|props|targets|ps1|cmd)$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^[A-Z]\w+(\.\w+)?$")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"(\w+)\.Update\(")]
    private static partial Regex Calls();
}
