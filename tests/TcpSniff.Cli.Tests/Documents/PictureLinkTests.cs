using System.Text.RegularExpressions;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Cli.Tests.Documents;

/// <summary>The pictures of the documentation: each is there, small, told in words, in the language of its page, and shown somewhere.</summary>
public partial class PictureLinkTests
{
    private const int LargestBytes = 150_000;

    private static readonly string[] Pages =
        [.. Directory.EnumerateFiles(Repository.Root, "README*.md"), .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md")];

    [Fact]
    public void Every_picture_is_there_small_and_told_in_words()
    {
        foreach (var (page, words, target) in Links())
        {
            var file = new FileInfo(target);
            Assert.True(file.Exists, $"{page} shows {target}, which is not there");
            Assert.InRange(file.Length, 1_000, LargestBytes);
            Assert.True(words.Length > 15, $"{page} does not say what is on {target}");
        }
    }

    [Fact]
    public void Every_picture_is_shown_by_a_page_of_its_language()
    {
        var shown = Links().ToLookup(link => Path.GetFileName(link.Target), link => Language(link.Page));
        foreach (var picture in Directory.EnumerateFiles(Repository.PathOf("docs/pictures")).Select(path => Path.GetFileName(path)))
        {
            Assert.Equal([Language(picture)], shown[picture].Distinct());
        }
    }

    private static IEnumerable<(string Page, string Words, string Target)> Links() => Pages.SelectMany(page => Link().Matches(File.ReadAllText(page))
        .Select(link => (page, link.Groups[1].Value, Path.Combine(Path.GetDirectoryName(page)!, link.Groups[2].Value))));

    private static string Language(string file) => Path.GetFileName(file).Split('.') is { Length: 3 } parts ? parts[1] : "en";

    [GeneratedRegex(@"!\[([^\]]*)\]\(([^)]+)\)")]
    private static partial Regex Link();
}
