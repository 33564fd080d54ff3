using System.Reflection;
using System.Text.RegularExpressions;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Wording;

/// <summary>What holds for every sentence of the library, wherever it stands.</summary>
public sealed partial class SentenceTests
{
    /// <summary>Characters that only simplified Chinese has, of those that our sentences could use.</summary>
    private const string SimplifiedOnly =
        "连发确认报务户节时应请关闭结传输数达启开断丢经这样个们为从对两边与还没现无话说让满扩动态变标识间长计阶错误复级号码网终处书进过远选项"
        + "实际尝试续单独压总额块组队顺迟缓冲继给头尽该宽仅带区别则类问题点旧余线层义乱";

    public static TheoryData<string> Names => [.. All().Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_sentence_says_the_same_in_three_languages(string name)
    {
        var sentence = All().First(entry => entry.Name == name).Sentence;
        Assert.All([sentence.En, sentence.Hans, sentence.Hant], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Equal(Placeholders(sentence.En), Placeholders(sentence.Hans));
        Assert.Equal(Placeholders(sentence.En), Placeholders(sentence.Hant));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Chinese_is_set_as_Chinese(string name)
    {
        var sentence = All().First(entry => entry.Name == name).Sentence;
        Assert.DoesNotMatch(@"[\u4e00-\u9fff] ?[,;:!?()]|[,;:!?()] ?[\u4e00-\u9fff]", sentence.Hans);
        Assert.DoesNotMatch(@"[\u4e00-\u9fff] ?[,;:!?()]|[,;:!?()] ?[\u4e00-\u9fff]", sentence.Hant);
        Assert.Equal("", string.Concat(sentence.Hant.Intersect(SimplifiedOnly)));
    }

    [Fact]
    public void A_blank_stands_where_Chinese_meets_Latin() =>
        Assert.Equal("支持 SACK 和 MSS", new Sentence("{a}", "支持{a}和{b}", "{a}").Say(Language.SimplifiedChinese, ("a", "SACK"), ("b", "MSS")));

    private static IEnumerable<(string Name, Sentence Sentence)> All() =>
        from type in typeof(Sentence).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.FieldType == typeof(Sentence)
        select ($"{type.Name}.{field.Name}", (Sentence)field.GetValue(null)!);

    private static IEnumerable<string> Placeholders(string text) =>
        PlaceholderPattern().Matches(text).Select(match => match.Value.ToLowerInvariant()).Distinct().Order();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex PlaceholderPattern();
}
