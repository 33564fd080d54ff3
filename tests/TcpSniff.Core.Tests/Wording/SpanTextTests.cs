using TcpSniff.Packets;
using TcpSniff.Wording;
using Xunit;

namespace TcpSniff.Core.Tests.Wording;

public sealed class SpanTextTests
{
    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(18_000, "18 µs")]
    [InlineData(311_000, "0.31 ms")]
    [InlineData(2_140_000, "2.1 ms")]
    [InlineData(204_113_000, "204 ms")]
    [InlineData(3_200_000_000, "3.2 s")]
    [InlineData(75_000_000_000, "75 s")]
    [InlineData(725_000_000_000, "12 min 5 s")]
    [InlineData(7_199_000_000_000, "119 min 59 s")]
    [InlineData(11_400_000_000_000, "3 h 10 min")]
    [InlineData(249_252_457_000_000_000, "2884 d 20 h")]
    [InlineData(-5_000_000, "−5 ms")]
    public void Spans_have_a_unit_that_suits(long nanoseconds, string text) => Assert.Equal(text, SpanText.Of(new Duration(nanoseconds)));
}
