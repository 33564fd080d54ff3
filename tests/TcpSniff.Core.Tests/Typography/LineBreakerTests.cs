using FsCheck;
using FsCheck.Fluent;
using TcpSniff.Typography;
using Xunit;

namespace TcpSniff.Core.Tests.Typography;

public sealed class LineBreakerTests
{
    private static string[] Break(string text, int width) => [.. LineBreaker.Break(new StyledText(text), width).Select(line => line.ToString())];

    [Fact]
    public void A_line_that_fits_stays_whole() => Assert.Equal(["one two"], Break("one two", 7));

    [Fact]
    public void An_empty_text_is_one_empty_line() => Assert.Equal([""], Break("", 10));

    [Fact]
    public void Lines_break_at_blanks() => Assert.Equal(["one two", "three"], Break("one two three", 10));

    [Fact]
    public void A_word_longer_than_the_line_is_cut() => Assert.Equal(["abcd", "ef g"], Break("abcdef g", 4));

    [Fact]
    public void A_number_stays_with_the_word_before_it() => Assert.Equal(["now", "ack 7 = 1 + 6:", "done"], Break("now ack 7 = 1 + 6: done", 15));

    [Fact]
    public void Numbers_alone_break_all_the_same() => Assert.Equal(["1 2", "3 4"], Break("1 2 3 4", 3));

    [Fact]
    public void Chinese_breaks_between_characters() => Assert.Equal(["三次", "握手"], Break("三次握手", 5));

    [Theory]
    [InlineData("等待 2 次", 6, "等待|2 次")]
    [InlineData("共有 11 字节", 8, "共有|11 字节")]
    [InlineData("期望序列号 7", 11, "期望|序列号 7")]
    [InlineData("接下来期待 55", 11, "接下来期待|55")]
    public void A_Chinese_number_keeps_what_it_counts_or_names(string text, int width, string lines) => Assert.Equal(lines, string.Join('|', Break(text, width)));

    [Fact]
    public void A_term_is_not_torn() => Assert.Equal(["告诉", "服务器吗"], Break("告诉服务器吗", 8));

    [Fact]
    public void One_character_and_its_full_stop_are_no_last_line() => Assert.Equal(["必须等它腾", "出空间\u3002"], Break("必须等它腾出空间\u3002", 14));

    [Fact]
    public void No_line_begins_with_a_closing_mark() => Assert.Equal(["三", "次\u3002", "握"], Break("三次\u3002握", 5));

    [Fact]
    public void No_line_ends_with_an_opening_mark() => Assert.Equal(["三", "\uFF08次"], Break("三\uFF08次", 4));

    [Fact]
    public void Styles_live_on_across_the_break()
    {
        var text = new StyledText("data ", TextStyle.Label).Add("six bytes", TextStyle.Warning);
        var lines = LineBreaker.Break(text, 8).ToList();
        Assert.Equal([new("data ", TextStyle.Label), new("six", TextStyle.Warning)], lines[0].Runs);
        Assert.Equal([new("bytes", TextStyle.Warning)], lines[1].Runs);
    }

    [Fact]
    public void No_line_is_wider_than_asked_and_nothing_but_blanks_is_lost() => Prop.ForAll(
        Gen.Elements("a", "bc ", " ", "三", "\u3002", "\uFF08", "long-word").ListOf().ToArbitrary(),
        Gen.Choose(2, 30).ToArbitrary(),
        (pieces, width) =>
        {
            var text = string.Concat(pieces);
            var lines = Break(text, width);
            return lines.All(line => DisplayWidth.Of(line) <= width)
                && string.Concat(lines).Replace(" ", "", StringComparison.Ordinal) == text.Replace(" ", "", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
}
