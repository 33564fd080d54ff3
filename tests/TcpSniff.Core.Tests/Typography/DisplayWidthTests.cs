using TcpSniff.Typography;
using Xunit;

namespace TcpSniff.Core.Tests.Typography;

public sealed class DisplayWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("SYN-SENT", 8)]
    [InlineData("三次握手 1/3", 12)]
    [InlineData("\uFF0C\u3002", 4)]
    [InlineData("한글", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("\U0001F600", 2)]
    [InlineData("\u115F\u1161", 2)]
    public void East_Asian_characters_take_two_columns_and_marks_none(string text, int width) => Assert.Equal(width, DisplayWidth.Of(text));

    [Theory]
    [InlineData("──▶")]
    [InlineData("◀─·")]
    [InlineData("⋮…–")]
    public void The_timelines_own_signs_are_narrow(string signs) => Assert.Equal(3, DisplayWidth.Of(signs));
}
