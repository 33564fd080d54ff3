using TcpSniff.Testing;
using TcpSniff.Timelines.Text;
using TcpSniff.Typography;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Timelines;

/// <summary>Whole stories as text, to be looked at in the files beside this one.</summary>
public sealed class StoryTextTests
{
    public static TheoryData<string> Names => [.. Conversations.All.Keys];

    public static TheoryData<string, Language, int> Everything => new(
        from name in Conversations.All.Keys
        from language in Enum.GetValues<Language>()
        from width in (int[])[72, 80, 100, 160]
        select new TheoryDataRow<string, Language, int>(name, language, width));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_conversation_is_told_in_plain_words(string name) => Check(name, new());

    [Theory]
    [InlineData(80, Language.English)]
    [InlineData(160, Language.English)]
    [InlineData(80, Language.SimplifiedChinese)]
    [InlineData(100, Language.SimplifiedChinese)]
    [InlineData(160, Language.SimplifiedChinese)]
    [InlineData(80, Language.TraditionalChinese)]
    [InlineData(100, Language.TraditionalChinese)]
    [InlineData(160, Language.TraditionalChinese)]
    public void The_columns_suit_the_terminal_and_the_language(int width, Language language) =>
        Check("four-way", new() { Width = width, Language = language });

    [Fact]
    public void Numbers_can_be_shown_as_on_the_wire() => Check("four-way", new() { Absolute = true }, ".absolute");

    [Theory]
    [InlineData(TimeDisplay.Delta)]
    [InlineData(TimeDisplay.Utc)]
    [InlineData(TimeDisplay.Epoch)]
    public void Times_can_be_shown_otherwise(TimeDisplay time) => Check("refused", new() { Time = time }, $".{time}");

    [Theory]
    [MemberData(nameof(Everything))]
    public void No_line_is_too_wide_and_no_placeholder_stays_empty(string name, Language language, int width)
    {
        var text = Conversations.All[name]().Text(new() { Language = language, Width = width });
        Assert.DoesNotContain(text.Split('\n'), line => DisplayWidth.Of(line) > width);
        Assert.DoesNotContain('{', text);
    }

    private static void Check(string name, TimelineOptions options, string suffix = "")
    {
        var text = Conversations.All[name]().Text(options);
        var file = $"{name}.{options.Width}.{Tag(options.Language)}{suffix}.txt".ToLowerInvariant();
        Assert.Equal(Golden.Expected($"tests/TcpSniff.Core.Tests/Timelines/Golden/{file}", text), text);
    }

    private static string Tag(Language language) => language switch
    {
        Language.SimplifiedChinese => "zh-hans",
        Language.TraditionalChinese => "zh-hant",
        _ => "en",
    };
}
