using System.Reflection;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Wording;

/// <summary>Every sentence has an id that no other has: the class and the field that declare it.</summary>
public class ClaimTests
{
    private static readonly (FieldInfo Field, Sentence Sentence)[] Sentences =
    [
        .. typeof(Sentence).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Sentence))
            .Select(field => (field, (Sentence)field.GetValue(null)!)),
    ];

    [Fact]
    public void A_claim_is_named_by_its_class_and_its_field()
    {
        Assert.True(Sentences.Length > 300, $"{Sentences.Length} sentences");
        Assert.All(Sentences, declared => Assert.Equal($"{Path.GetFileNameWithoutExtension(declared.Sentence.Claim)}.{Name(declared.Field)}", declared.Sentence.Claim));
    }

    [Fact]
    public void No_two_sentences_claim_the_same() =>
        Assert.Empty(Sentences.GroupBy(declared => declared.Sentence.Claim).Where(same => same.Distinct().Count() > 1).Select(same => same.Key));

    [Fact]
    public void A_statement_knows_its_numbers_and_what_is_claimed_within_it()
    {
        var outer = new Sentence("{a} and {n}", "{a}，{n}", "{a}，{n}", "Outer", "/x/Some.cs");
        var statement = new Statement(outer, ("a", Counted.Bytes(3)), ("n", 7));

        Assert.Equal(["Some.Outer", "Counted.ManyBytes"], statement.Claims.Select(claim => claim.Claim));
        Assert.Equal((7L, 3L, null), (statement["n"]?.Number, statement["a"]?.Statement?["n"]?.Number, statement["b"]?.Number));
    }

    /// <summary>A property's sentence stands in a field that the compiler names after it.</summary>
    private static string Name(FieldInfo field) => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
