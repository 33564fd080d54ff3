using TcpSniff.Typography;
using Xunit;

namespace TcpSniff.Core.Tests.Typography;

public sealed class OutputTests
{
    private static readonly StyledText Line = new StyledText("1 ").Add("SYN", TextStyle.Syn).Add("   ");

    [Fact]
    public void Plain_output_has_no_escapes_and_no_blanks_at_the_end()
    {
        var text = new StringWriter();
        new PlainOutput(text).WriteLine(Line);
        Assert.Equal("1 SYN\n", text.ToString());
    }

    [Fact]
    public void Coloured_output_sets_and_resets_each_run()
    {
        var text = new StringWriter();
        new AnsiOutput(text).WriteLine(Line);
        Assert.Equal("1 \x1b[1;32mSYN\x1b[0m\n", text.ToString());
    }

    [Fact]
    public void Padding_counts_columns_not_characters() => Assert.Equal("握手  |", new StyledText("握手").PadTo(6).Add("|").ToString());
}
