using TcpSniff.Typography;
using Xunit;

namespace TcpSniff.Core.Tests.Typography;

public sealed class PartLinesTests
{
    private static string[] Fill(int width, params string[] parts) =>
        [.. PartLines.Fill(parts.Select(part => new StyledText(part)), width).Select(line => line.ToString())];

    [Fact]
    public void Parts_stand_in_a_row_where_they_fit() => Assert.Equal(["a b · c d"], Fill(9, "a b", "c d"));

    [Fact]
    public void A_part_that_does_not_fit_begins_a_line_as_a_whole() => Assert.Equal(["a b", "c d"], Fill(8, "a b", "c d"));

    [Fact]
    public void A_part_wider_than_the_line_is_broken() => Assert.Equal(["one", "two", "x"], Fill(4, "one two", "x"));

    [Fact]
    public void Without_parts_there_is_no_line() => Assert.Empty(Fill(80));
}
