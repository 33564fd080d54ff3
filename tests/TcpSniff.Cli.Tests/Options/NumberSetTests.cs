using TcpSniff.Cli.Runs;
using Xunit;

namespace TcpSniff.Cli.Tests.Options;

public class NumberSetTests
{
    [Fact]
    public void Numbers_and_ranges_are_named_with_commas_between()
    {
        var set = NumberSet.Parse("0,3,7-9")!;

        Assert.Equal([0, 3, 7, 8, 9], Enumerable.Range(0, 20).Where(number => set.Contains(number)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1,,2")]
    [InlineData("5-3")]
    [InlineData("1-2-3")]
    [InlineData("99999999999")]
    public void Anything_else_is_no_set(string text) => Assert.Null(NumberSet.Parse(text));
}
