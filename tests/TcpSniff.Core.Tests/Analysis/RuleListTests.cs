using System.Text.RegularExpressions;
using TcpSniff.Analysis;
using TcpSniff.Testing;
using Xunit;

namespace TcpSniff.Core.Tests.Analysis;

/// <summary>What holds for all rules together.</summary>
public sealed partial class RuleListTests
{
    [Fact]
    public void Every_rule_is_listed() => Assert.Equal(
        typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule))).Select(type => type.Name).Order(),
        RuleList.All.Select(rule => rule.GetType().Name).Order());

    [Fact]
    public void Every_id_is_unique_and_in_kebab_case()
    {
        var ids = RuleList.All.Select(rule => rule.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.Matches("^[a-z]+(-[a-z]+)*$", id));
    }

    [Fact]
    public void Every_rule_is_explained_and_nothing_else() => Assert.Equal(
        RuleList.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Headings().Matches(File.ReadAllText(Repository.PathOf("docs/findings.md"))).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_has_tests()
    {
        var folder = Repository.PathOf("tests/TcpSniff.Core.Tests/Analysis/Rules");
        Assert.All(RuleList.All, rule => Assert.True(File.Exists(Path.Combine(folder, $"{rule.GetType().Name}Tests.cs")), rule.Id));
    }

    [GeneratedRegex("^### ([a-z-]+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
