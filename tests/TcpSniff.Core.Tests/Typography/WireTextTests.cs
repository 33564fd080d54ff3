using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TcpSniff.Typography;
using Xunit;

namespace TcpSniff.Core.Tests.Typography;

public sealed class WireTextTests
{
    private static string Quote(string text, int columns = 80, bool more = false) => WireText.Quote(Encoding.UTF8.GetBytes(text), columns, more);

    [Theory]
    [InlineData("hello\n", @"""hello\n""")]
    [InlineData("a\tb\r\n", @"""a\tb\r\n""")]
    [InlineData("\x1b[31mred", @"""\x1b[31mred""")]
    [InlineData("say \"hi\" \\", @"""say \""hi\"" \\""")]
    [InlineData("你好", "\"你好\"")]
    [InlineData("\u0085\u009b", @"""\u{85}\u{9b}""")]
    [InlineData("a\u202Eb", @"""a\u{202e}b""")]
    [InlineData("\u200B\u00A0\uE000", @"""\u{200b}\u{a0}\u{e000}""")]
    public void Text_is_shown_and_everything_that_could_act_is_escaped(string text, string shown) => Assert.Equal(shown, Quote(text));

    [Fact]
    public void Bytes_that_are_not_UTF8_are_escaped_one_by_one() =>
        Assert.Equal(@"""a\xff\xc3(""", WireText.Quote([(byte)'a', 0xFF, 0xC3, (byte)'('], 80));

    [Fact]
    public void A_cut_is_marked_behind_the_quote() => Assert.Equal("\"hello w\"…", Quote("hello world, how are you", 10));

    [Fact]
    public void A_text_that_just_fits_is_not_cut() => Assert.Equal("\"hello\"", Quote("hello", 7));

    [Fact]
    public void More_bytes_than_captured_are_marked() => Assert.Equal("\"hello\"…", Quote("hello", 80, more: true));

    [Fact]
    public void Marks_cannot_pile_up() => Assert.DoesNotContain("\u0301\u0301\u0301", Quote("e" + new string('\u0301', 50), 800), StringComparison.Ordinal);

    [Fact]
    public void Whatever_the_bytes_the_text_fits_and_has_no_control_character() => Prop.ForAll<byte[], int>(
        (bytes, width) =>
        {
            var columns = 4 + (Math.Abs(width % 60));
            var text = WireText.Quote(bytes, columns);
            return DisplayWidth.Of(text) <= columns && !text.Any(char.IsControl);
        }).QuickCheckThrowOnFailure();
}
